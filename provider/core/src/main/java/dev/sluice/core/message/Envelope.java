package dev.sluice.core.message;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;

/**
 * A message on its way: headers, properties and body. One is made per send, and everybody who gets the message shares it.
 *
 * <p>Immutable once {@linkplain Builder#build() built}; so must its body and properties be from then on, which the facade
 * sees to by copying before it writes.
 */
public final class Envelope implements Sized {
    /** The priority of a message whose sender did not choose: 4 of 0 to 9. */
    public static final int DEFAULT_PRIORITY = 4;
    /** The highest of the ten priorities. */
    public static final int HIGHEST_PRIORITY = 9;

    private final Origin origin;
    private final long sequence;
    private final Address destination;
    private long timestamp;
    private byte priority = DEFAULT_PRIORITY;
    private boolean persistent;
    private BodyKind bodyKind = BodyKind.NONE;
    private @Nullable Object body;
    private PropertyMap properties = PropertyMap.EMPTY;

    /** Null for most messages, which have none of these. */
    private @Nullable RareHeaders rare;

    /** The headers that most messages do not have: apart, so that those are smaller by half. */
    private static final class RareHeaders {
        private long deliveryTime;
        private long expiration;
        private @Nullable Object correlationId;
        private @Nullable String type;
        private @Nullable Address replyTo;
    }

    private Envelope(Origin origin, Address destination) {
        this.origin = origin;
        this.sequence = origin.nextSequence();
        this.destination = destination;
    }

    private Envelope(Envelope original, Address destination) {
        this.origin = original.origin;
        this.sequence = original.sequence;
        this.destination = destination;
        this.timestamp = original.timestamp;
        this.priority = original.priority;
        this.persistent = original.persistent;
        this.bodyKind = original.bodyKind;
        this.body = original.body;
        this.properties = original.properties;
        if (original.rare != null) {
            RareHeaders copy = rare();
            copy.deliveryTime = original.rare.deliveryTime;
            copy.expiration = original.rare.expiration;
            copy.correlationId = original.rare.correlationId;
            copy.type = original.rare.type;
            copy.replyTo = original.rare.replyTo;
        }
    }

    /** Returns the rare headers, to be written to. While it is built. */
    private RareHeaders rare() {
        RareHeaders headers = rare;
        if (headers == null) {
            headers = new RareHeaders();
            headers.deliveryTime = timestamp;
            rare = headers;
        }
        return headers;
    }

    /** Starts an envelope. */
    public static Builder from(Origin origin, Address destination) {
        return new Builder(new Envelope(origin, destination));
    }

    /**
     * Starts an envelope with the same identity and content for another destination.
     *
     * @param other where the copy goes
     */
    public Builder copyTo(Address other) {
        return new Builder(new Envelope(this, other));
    }

    /** Returns who sent it. */
    public Origin origin() {
        return origin;
    }

    /** Returns the message's id, unique and beginning with {@code ID:}. */
    public String messageId() {
        return origin.messageId(sequence);
    }

    /** Returns where it was sent. */
    public Address destination() {
        return destination;
    }

    /** Returns when it was sent, in milliseconds since 1970. */
    public long timestamp() {
        return timestamp;
    }

    /** Returns the earliest time of delivery, in milliseconds since 1970; the time stamp when there is no delay. */
    public long deliveryTime() {
        return rare == null ? timestamp : rare.deliveryTime;
    }

    /** Returns when it expires, in milliseconds since 1970, or 0 for never. */
    public long expiration() {
        return rare == null ? 0 : rare.expiration;
    }

    /** Returns whether it expires some time, or is to be delivered later than it was sent. */
    public boolean isTimed() {
        return rare != null && (rare.expiration != 0 || rare.deliveryTime > timestamp);
    }

    /** Returns whether it may not be delivered any more. */
    public boolean isExpired(long nowMillis) {
        return rare != null && rare.expiration != 0 && nowMillis >= rare.expiration;
    }

    /** Returns the priority, 0 to 9. */
    public int priority() {
        return priority;
    }

    /** Returns whether the sender asked for persistent delivery. */
    public boolean isPersistent() {
        return persistent;
    }

    /** Returns what the body is. */
    public BodyKind bodyKind() {
        return bodyKind;
    }

    /** Returns the body in the form of the facade, or null when there is none. */
    public @Nullable Object body() {
        return body;
    }

    /** Returns the application's properties; not to be changed. */
    public PropertyMap properties() {
        return properties;
    }

    /** Returns the correlation id, a {@link String} or a {@code byte[]}, or null. */
    public @Nullable Object correlationId() {
        return rare == null ? null : rare.correlationId;
    }

    /** Returns the type header, or null. */
    public @Nullable String type() {
        return rare == null ? null : rare.type;
    }

    /** Returns where replies should go, or null. */
    public @Nullable Address replyTo() {
        return rare == null ? null : rare.replyTo;
    }

    /** Returns how many bytes body and properties count for. Reckoned anew each time, for queues that are bounded in bytes. */
    @Override
    public long sizeInBytes() {
        return Sized.of(body) + properties.sizeInBytes();
    }

    @Override
    public String toString() {
        return "message " + messageId() + " for " + destination;
    }

    /** Fills an envelope in. To be used once, by one thread. */
    public static final class Builder {
        private @Nullable Envelope envelope;

        Builder(Envelope envelope) {
            this.envelope = envelope;
        }

        private Envelope open() {
            return Objects.requireNonNull(envelope, "The envelope is built already.");
        }

        /**
         * Sets when it was sent, may be delivered and expires, each in milliseconds since 1970.
         *
         * @param timestamp when it is sent
         * @param deliveryTime when it may be delivered; the time stamp for at once
         * @param expiration when it expires, or 0 for never
         */
        public Builder times(long timestamp, long deliveryTime, long expiration) {
            Envelope e = open();
            e.timestamp = timestamp;
            if (e.rare != null || deliveryTime != timestamp || expiration != 0) {
                RareHeaders rare = e.rare();
                rare.deliveryTime = deliveryTime;
                rare.expiration = expiration;
            }
            return this;
        }

        /**
         * Sets the priority, 0 to 9.
         *
         * @throws IllegalArgumentException if it is another; no queue would have a lane for it
         */
        public Builder priority(int priority) {
            if (priority < 0 || priority > HIGHEST_PRIORITY) {
                throw new IllegalArgumentException("There is no priority " + priority + "; use 0 to 9.");
            }
            open().priority = (byte) priority;
            return this;
        }

        /** Sets whether persistent delivery was asked for. */
        public Builder persistent(boolean persistent) {
            open().persistent = persistent;
            return this;
        }

        /**
         * Sets the body.
         *
         * @param kind what it is
         * @param body the body, never to be changed again, or null when there is none
         */
        public Builder body(BodyKind kind, @Nullable Object body) {
            Envelope e = open();
            e.bodyKind = kind;
            e.body = body;
            return this;
        }

        /** Sets the properties, never to be changed again. */
        public Builder properties(PropertyMap properties) {
            open().properties = properties;
            return this;
        }

        /** Sets the correlation id: a {@link String}, a {@code byte[]} never to be changed again, or null. */
        public Builder correlationId(@Nullable Object correlationId) {
            Envelope e = open();
            if (e.rare != null || correlationId != null) {
                e.rare().correlationId = correlationId;
            }
            return this;
        }

        /** Sets the type header. */
        public Builder type(@Nullable String type) {
            Envelope e = open();
            if (e.rare != null || type != null) {
                e.rare().type = type;
            }
            return this;
        }

        /** Sets where replies should go. */
        public Builder replyTo(@Nullable Address replyTo) {
            Envelope e = open();
            if (e.rare != null || replyTo != null) {
                e.rare().replyTo = replyTo;
            }
            return this;
        }

        /** Returns the envelope; the builder is done with. */
        public Envelope build() {
            Envelope done = open();
            envelope = null;
            return done;
        }
    }
}
