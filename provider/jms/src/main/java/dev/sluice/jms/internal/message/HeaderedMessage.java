package dev.sluice.jms.internal.message;

import java.nio.charset.StandardCharsets;

import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.jms.destination.Destinations;

/**
 * The headers of a message (Jakarta Messaging 3.4). They are read from the envelope with which the message was received
 * or last sent, unless they were set on this object. They can always be written to, on received messages too (3.10).
 *
 * <p>The correlation id may be a String or bytes. Each can be read as the other, encoded in UTF-8; bytes that are no
 * UTF-8 do not survive being read as a String.
 *
 * <p>Threads: one at a time, except {@link #inFlight}.
 */
abstract class HeaderedMessage implements Message {
    /**
     * Stands for the headers of a message that was neither received nor sent. Has neither destination nor id for real.
     */
    private static final Envelope UNSENT = Envelope.from(
                    new Origin("unsent", HeaderedMessage.class, null), Address.queue("unsent"))
            .persistent(true)
            .build();

    private Envelope envelope;
    private @Nullable MessageHeaders headers;
    /** How often it had been handed over when it was received; 0 if it was not received. */
    private final int attempt;

    /** Whether an asynchronous send is open. Ended by the thread that completes the send. */
    private volatile boolean inFlight;

    HeaderedMessage() {
        this(UNSENT, 0);
    }

    HeaderedMessage(Envelope envelope, int attempt) {
        this.envelope = envelope;
        this.attempt = attempt;
    }

    /** Returns which hand-over this message object is, 1 for the first; 0 if it was not received. */
    public final int attempt() {
        return attempt;
    }

    /** Refuses access while an asynchronous send is open (Jakarta Messaging 7.3.9). */
    final void checkNotInFlight() throws IllegalStateException {
        if (inFlight) {
            throw new IllegalStateException("The message is being sent asynchronously;"
                    + " leave it alone until its CompletionListener has been called, or send another.");
        }
    }

    final void inFlight(boolean open) {
        inFlight = open;
    }

    /** Starts an envelope with the application's headers. */
    final Envelope.Builder startEnvelope(Origin origin, Address destination) throws JMSException {
        MessageHeaders own = headers;
        Address replyTo = envelope.replyTo();
        if (own != null) {
            replyTo = own.replyTo == null ? null : Destinations.address(own.replyTo);
        }
        return Envelope.from(origin, destination)
                .correlationId(own == null ? envelope.correlationId() : own.correlationId)
                .type(own == null ? envelope.type() : own.type)
                .replyTo(replyTo);
    }

    /** Reads the provider's headers from this envelope from now on, whatever was set before. */
    final void readHeadersFrom(Envelope sent) {
        envelope = sent;
        if (headers != null) {
            headers.overridden = false;
        }
    }

    private boolean wasSent() {
        return envelope != UNSENT;
    }

    /** Returns where the headers of the application are kept, if they were set. */
    private @Nullable MessageHeaders ownHeaders() throws IllegalStateException {
        checkNotInFlight();
        return headers;
    }

    /** Returns where the headers of the provider are kept, if they were set. */
    private @Nullable MessageHeaders ownOverrides() throws IllegalStateException {
        MessageHeaders own = ownHeaders();
        return own != null && own.overridden ? own : null;
    }

    private MessageHeaders writableHeaders() throws IllegalStateException {
        MessageHeaders own = ownHeaders();
        if (own == null) {
            own = new MessageHeaders();
            own.correlationId = envelope.correlationId();
            own.type = envelope.type();
            own.replyTo = envelope.replyTo() == null ? null : Destinations.of(envelope.replyTo());
            headers = own;
        }
        return own;
    }

    private MessageHeaders writableOverrides() throws JMSException {
        MessageHeaders own = writableHeaders();
        if (!own.overridden) {
            own.override(envelope, getJMSDestination(), getJMSMessageID(), getJMSRedelivered());
        }
        return own;
    }

    /** Returns the id with which it was received or last sent, or null; also while a send is open. */
    final @Nullable String envelopeId() {
        return wasSent() ? envelope.messageId() : null;
    }

    /** Returns where it was received from or last sent to, or null; also while a send is open. */
    final @Nullable Destination envelopeDestination() {
        return wasSent() ? Destinations.of(envelope.destination()) : null;
    }

    @Override
    public final @Nullable String getJMSMessageID() throws JMSException {
        MessageHeaders own = ownOverrides();
        return own == null ? envelopeId() : own.messageId;
    }

    @Override
    public final void setJMSMessageID(@Nullable String id) throws JMSException {
        writableOverrides().messageId = id;
    }

    @Override
    public final long getJMSTimestamp() throws JMSException {
        MessageHeaders own = ownOverrides();
        return own == null ? envelope.timestamp() : own.timestamp;
    }

    @Override
    public final void setJMSTimestamp(long timestamp) throws JMSException {
        writableOverrides().timestamp = timestamp;
    }

    @Override
    public final byte @Nullable [] getJMSCorrelationIDAsBytes() throws JMSException {
        Object id = correlationId();
        if (id instanceof byte[] bytes) {
            return bytes.clone();
        }
        return id == null ? null : ((String) id).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public final void setJMSCorrelationIDAsBytes(byte @Nullable [] id) throws JMSException {
        writableHeaders().correlationId = id == null ? null : id.clone();
    }

    @Override
    public final @Nullable String getJMSCorrelationID() throws JMSException {
        Object id = correlationId();
        return id instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) id;
    }

    @Override
    public final void setJMSCorrelationID(@Nullable String id) throws JMSException {
        writableHeaders().correlationId = id;
    }

    private @Nullable Object correlationId() throws JMSException {
        MessageHeaders own = ownHeaders();
        return own == null ? envelope.correlationId() : own.correlationId;
    }

    @Override
    public final @Nullable Destination getJMSReplyTo() throws JMSException {
        MessageHeaders own = ownHeaders();
        if (own != null) {
            return own.replyTo;
        }
        Address replyTo = envelope.replyTo();
        return replyTo == null ? null : Destinations.of(replyTo);
    }

    @Override
    public final void setJMSReplyTo(@Nullable Destination replyTo) throws JMSException {
        writableHeaders().replyTo = replyTo;
    }

    @Override
    public final @Nullable Destination getJMSDestination() throws JMSException {
        MessageHeaders own = ownOverrides();
        return own == null ? envelopeDestination() : own.destination;
    }

    @Override
    public final void setJMSDestination(@Nullable Destination destination) throws JMSException {
        writableOverrides().destination = destination;
    }

    @Override
    public final int getJMSDeliveryMode() throws JMSException {
        MessageHeaders own = ownOverrides();
        return own == null ? MessageHeaders.deliveryMode(envelope) : own.deliveryMode;
    }

    @Override
    public final void setJMSDeliveryMode(int deliveryMode) throws JMSException {
        writableOverrides().deliveryMode = HeaderChecks.deliveryMode(deliveryMode);
    }

    @Override
    public final boolean getJMSRedelivered() throws JMSException {
        MessageHeaders own = ownOverrides();
        return own == null ? attempt > 1 : own.redelivered;
    }

    @Override
    public final void setJMSRedelivered(boolean redelivered) throws JMSException {
        writableOverrides().redelivered = redelivered;
    }

    @Override
    public final @Nullable String getJMSType() throws JMSException {
        MessageHeaders own = ownHeaders();
        return own == null ? envelope.type() : own.type;
    }

    @Override
    public final void setJMSType(@Nullable String type) throws JMSException {
        writableHeaders().type = type;
    }

    @Override
    public final long getJMSExpiration() throws JMSException {
        MessageHeaders own = ownOverrides();
        return own == null ? envelope.expiration() : own.expiration;
    }

    @Override
    public final void setJMSExpiration(long expiration) throws JMSException {
        writableOverrides().expiration = expiration;
    }

    @Override
    public final long getJMSDeliveryTime() throws JMSException {
        MessageHeaders own = ownOverrides();
        return own == null ? envelope.deliveryTime() : own.deliveryTime;
    }

    @Override
    public final void setJMSDeliveryTime(long deliveryTime) throws JMSException {
        writableOverrides().deliveryTime = deliveryTime;
    }

    @Override
    public final int getJMSPriority() throws JMSException {
        MessageHeaders own = ownOverrides();
        return own == null ? envelope.priority() : own.priority;
    }

    @Override
    public final void setJMSPriority(int priority) throws JMSException {
        writableOverrides().priority = HeaderChecks.priority(priority);
    }
}
