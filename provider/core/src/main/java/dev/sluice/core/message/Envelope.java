package dev.sluice.core.message;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;

/**
 * A message on its way: headers, properties and body. One is made per send, and everybody who gets the message shares it.
 *
 * <p>Immutable; so must its body and properties be, which the facade sees to by copying before it writes.
 */
public final class Envelope implements Sized {
    /** The priority of a message whose sender did not choose: 4 of 0 to 9. */
    public static final int DEFAULT_PRIORITY = 4;
    /** The highest of the ten priorities. */
    public static final int HIGHEST_PRIORITY = 9;

    private final Origin origin;
    private final long sequence;
    private final Address destination;
    private final long timestamp;
    private final byte priority;
    private final boolean persistent;
    private final BodyKind bodyKind;
    private final @Nullable Object body;
    private final PropertyMap properties;

    /** Null for most messages, which have none of these. */
    private final @Nullable RareHeaders rare;

    /** The headers that most messages do not have: apart, so that those are smaller by half. */
    private static final class RareHeaders {
        private final long deliveryTime;
        private final long expiration;
        private final @Nullable Object correlationId;
        private final @Nullable String type;
        private final @Nullable Address replyTo;

        RareHeaders(Builder builder) {
            deliveryTime = builder.deliveryTime;
            expiration = builder.expiration;
            correlationId = builder.correlationId;
            type = builder.type;
            replyTo = builder.replyTo;
        }
    }

    /** Decides nothing, so that a compiler knows to the end that the object is new, and guards no reference for the collector. */
    private Envelope(Builder builder, @Nullable RareHeaders rare) {
        this.origin = builder.origin;
        this.sequence = builder.sequence;
        this.destination = builder.destination;
        this.timestamp = builder.timestamp;
        this.priority = builder.priority;
        this.persistent = builder.persistent;
        this.bodyKind = builder.bodyKind;
        this.body = builder.body;
        this.properties = builder.properties;
        this.rare = rare;
    }

    /** Starts an envelope. */
    public static Builder from(Origin origin, Address destination) {
        return new Builder(origin, origin.nextSequence(), destination);
    }

    /**
     * Starts an envelope with the same identity and content for another destination.
     *
     * @param other where the copy goes
     */
    public Builder copyTo(Address other) {
        return new Builder(origin, sequence, other)
                .times(timestamp, deliveryTime(), expiration())
                .priority(priority)
                .persistent(persistent)
                .body(bodyKind, body)
                .properties(properties)
                .correlationId(correlationId())
                .type(type())
                .replyTo(replyTo());
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

    /** What an envelope is made of. Threads: one at a time. */
    public static final class Builder {
        private final Origin origin;
        private final long sequence;
        private final Address destination;
        private long timestamp;
        private long deliveryTime;
        private long expiration;
        private byte priority = DEFAULT_PRIORITY;
        private boolean persistent;
        private BodyKind bodyKind = BodyKind.NONE;
        private @Nullable Object body;
        private PropertyMap properties = PropertyMap.EMPTY;
        private @Nullable Object correlationId;
        private @Nullable String type;
        private @Nullable Address replyTo;

        private Builder(Origin origin, long sequence, Address destination) {
            this.origin = origin;
            this.sequence = sequence;
            this.destination = destination;
        }

        /**
         * Sets when it was sent, may be delivered and expires, each in milliseconds since 1970.
         *
         * @param timestamp when it is sent
         * @param deliveryTime when it may be delivered; the time stamp for at once
         * @param expiration when it expires, or 0 for never
         */
        public Builder times(long timestamp, long deliveryTime, long expiration) {
            this.timestamp = timestamp;
            this.deliveryTime = deliveryTime;
            this.expiration = expiration;
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
            this.priority = (byte) priority;
            return this;
        }

        /** Sets whether persistent delivery was asked for. */
        public Builder persistent(boolean persistent) {
            this.persistent = persistent;
            return this;
        }

        /**
         * Sets the body.
         *
         * @param kind what it is
         * @param body the body, never to be changed again, or null when there is none
         */
        public Builder body(BodyKind kind, @Nullable Object body) {
            this.bodyKind = kind;
            this.body = body;
            return this;
        }

        /** Sets the properties, never to be changed again. */
        public Builder properties(PropertyMap properties) {
            this.properties = properties;
            return this;
        }

        /** Sets the correlation id: a {@link String}, a {@code byte[]} never to be changed again, or null. */
        public Builder correlationId(@Nullable Object correlationId) {
            this.correlationId = correlationId;
            return this;
        }

        /** Sets the type header. */
        public Builder type(@Nullable String type) {
            this.type = type;
            return this;
        }

        /** Sets where replies should go. */
        public Builder replyTo(@Nullable Address replyTo) {
            this.replyTo = replyTo;
            return this;
        }

        /** Returns the envelope. Another one by the same builder is the same message. */
        public Envelope build() {
            RareHeaders rare = hasRareHeaders() ? new RareHeaders(this) : null;
            return new Envelope(this, rare);
        }

        private boolean hasRareHeaders() {
            return deliveryTime != timestamp
                    || expiration != 0
                    || correlationId != null
                    || type != null
                    || replyTo != null;
        }
    }
}
