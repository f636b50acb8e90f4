package dev.sluice.jms.internal.message;

import static java.util.Objects.requireNonNull;

import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.engine.Receiver;
import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.SendResult;

/**
 * A message without a body, and what all messages have in common.
 *
 * <p>The way of a message through a producer:
 *
 * <pre>{@code
 * SluiceMessage ours = Messages.adopt(message, settings);
 * Envelope envelope = ours.snapshot(origin, address).times(...).priority(...).persistent(...).build();
 * SendResult result = sender.send(envelope, ...);
 * ours.sent(envelope, result);
 * }</pre>
 *
 * and for an asynchronous send {@link #beginAsyncSend()} before and {@link #endAsyncSend} from the completion, before
 * the application's listener is called. From an envelope to a message: {@link MessageFactory#received}.
 *
 * <p>Threads: one at a time, as the standard says; the completion of an asynchronous send may come from another.
 */
public sealed class SluiceMessage extends PropertiedMessage
        permits SluiceTextMessage, SluiceBytesMessage, SluiceMapMessage, SluiceStreamMessage, SluiceObjectMessage {
    private @Nullable Delivery delivery;
    private boolean bodyReadOnly;

    SluiceMessage(MessageSource source) {
        super(source);
    }

    SluiceMessage(MessageSource source, Envelope envelope, int attempt) {
        super(source, envelope, attempt);
        this.bodyReadOnly = true;
    }

    final SluiceMessage deliveredBy(Delivery by) {
        this.delivery = by;
        return this;
    }

    /** Returns the hand-over this message came with, for its session to settle; null if it was sent or browsed. */
    public final @Nullable Delivery delivery() {
        return delivery;
    }

    /** Returns what the body is. */
    public BodyKind bodyKind() {
        return BodyKind.NONE;
    }

    // ---- sending ----

    /**
     * Takes a snapshot of body, properties and the application's headers; this object may be changed and sent again at
     * once (Jakarta Messaging 3.9). Neither this object's headers nor its read or write mode change. The producer adds
     * times, priority and delivery mode, and builds.
     *
     * @param origin who sends
     * @param destination where to
     * @throws jakarta.jms.InvalidDestinationException if JMSReplyTo is no destination
     */
    public final Envelope.Builder snapshot(Origin origin, Address destination) throws JMSException {
        return startEnvelope(origin, destination).properties(shareProperties()).body(bodyKind(), shareBody());
    }

    /**
     * Shows the headers of the envelope that was sent, instead of what the setters of those headers may have set before
     * (Jakarta Messaging 3.4.11): destination, delivery mode, expiration, delivery time, priority, message id, time
     * stamp. And shows the {@link SentProperties}.
     *
     * @param envelope what was sent
     * @param result what became of it, or null if that is not known because it is part of a transaction
     */
    public final void sent(Envelope envelope, @Nullable SendResult result) {
        readHeadersFrom(envelope);
        became(result);
    }

    /** Refuses access to headers, properties and body until {@link #endAsyncSend} (Jakarta Messaging 7.3.9). */
    public final void beginAsyncSend() {
        inFlight(true);
    }

    /**
     * Allows access again, and makes the body of a bytes message readable from its beginning, as its javadoc demands
     * for the message that is given to a CompletionListener.
     *
     * @param envelope what was sent, or null if sending failed
     * @param result what became of it, or null if that is not known
     */
    public final void endAsyncSend(@Nullable Envelope envelope, @Nullable SendResult result) {
        if (envelope != null) {
            sent(envelope, result);
        }
        openForCompletion();
        inFlight(false);
    }

    // ---- receiving ----

    /**
     * Acknowledges as the session that delivered this message sees fit. Does nothing on a message that was not received
     * by a consumer.
     *
     * @throws jakarta.jms.IllegalStateException if the session is closed
     */
    @Override
    public final void acknowledge() throws JMSException {
        Acknowledger acknowledger = source().acknowledger();
        if (acknowledger != null) {
            acknowledger.acknowledge(this);
        }
    }

    /** Returns what received it, which it was. */
    public final Receiver receiver() {
        return requireNonNull(source().receiver(), "not received");
    }

    /** Returns the hand-over with which it was received, which it was. */
    public final Delivery handOver() {
        return requireNonNull(delivery, "not received");
    }

    /**
     * Settles the hand-over with which it was received.
     *
     * @param outcome what became of it
     * @param cause why it was not accepted, or null
     * @return false if it was not settled in time, and went back before
     */
    public final boolean settle(Outcome outcome, @Nullable Throwable cause) {
        return receiver().settle(handOver(), attempt(), outcome, cause);
    }

    /**
     * Accepts it on behalf of the application.
     *
     * @throws IllegalStateException if it was not acknowledged in time, and went back
     */
    public final void accept() throws IllegalStateException {
        if (!settle(Outcome.ACCEPTED, null)) {
            throw new IllegalStateException(
                    "Too late to acknowledge " + this
                            + ": its 'ackTimeout' has passed and it went back; another consumer may have it.",
                    "ALREADY_SETTLED");
        }
    }

    /** Takes the hand-over back as if it had never been: the application has not seen the message. */
    public final void undo() {
        settle(Outcome.UNDONE, null);
    }

    // ---- the body, as subclasses have it ----

    /** Returns the body in the form for envelopes, which must not be changed any more; null if there is none. */
    @Nullable
    Object shareBody() {
        return null;
    }

    /** Forgets the body; what is shared stays as it is. */
    void emptyBody() {}

    /** Returns whether {@link #getBody} has something to return. */
    boolean hasBody() {
        return false;
    }

    /** Returns a copy of the body, which there is, and which {@link #isBodyAssignableTo} something. */
    Object bodyCopy() throws JMSException {
        throw new MessageFormatException("A " + kindForPeople() + " has no body.");
    }

    /** Makes the body readable for a CompletionListener. */
    void openForCompletion() {}

    /** Returns a few words on the body, for people. */
    String bodyForPeople() {
        return "no body";
    }

    @Override
    public final void clearBody() throws JMSException {
        checkNotInFlight();
        bodyReadOnly = false;
        emptyBody();
    }

    /** {@inheritDoc} Always true for a message without a body. */
    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public boolean isBodyAssignableTo(Class type) throws JMSException {
        checkNotInFlight();
        return true;
    }

    @Override
    public <T> @Nullable T getBody(Class<T> type) throws JMSException {
        checkNotInFlight();
        if (!isBodyAssignableTo(type)) {
            throw notAssignable(type);
        }
        return hasBody() ? type.cast(bodyCopy()) : null;
    }

    /** Returns the reason why {@link #getBody} cannot return the body as a type. */
    MessageFormatException notAssignable(Class<?> type) {
        return new MessageFormatException(
                "The body of this " + kindForPeople() + " cannot be had as " + type.getTypeName() + ".");
    }

    // ---- read and write mode ----

    final void checkBodyWritable() throws JMSException {
        checkNotInFlight();
        if (bodyReadOnly) {
            throw new MessageNotWriteableException("The body of this " + kindForPeople()
                    + " is read-only, because it was received or reset."
                    + " Call clearBody() first, or make a new message.");
        }
    }

    final void checkBodyReadable() throws JMSException {
        checkNotInFlight();
        if (!bodyReadOnly) {
            throw new MessageNotReadableException(
                    "The body of this " + kindForPeople() + " is write-only. Call reset() before reading.");
        }
    }

    final boolean isBodyReadOnly() {
        return bodyReadOnly;
    }

    final void makeBodyReadOnly() {
        bodyReadOnly = true;
    }

    // ---- for people ----

    /** Returns the name of the interface that the message implements. */
    final String kindForPeople() {
        return switch (bodyKind()) {
            case NONE -> "Message";
            case TEXT -> "TextMessage";
            case BYTES -> "BytesMessage";
            case MAP -> "MapMessage";
            case STREAM -> "StreamMessage";
            case OBJECT -> "ObjectMessage";
        };
    }

    /** Returns kind, id, destination and a glimpse of the body, never all of it. */
    @Override
    public final String toString() {
        String id = envelopeId();
        Destination destination = envelopeDestination();
        String origin = id == null ? "not sent" : id + ", " + destination;
        return kindForPeople() + "[" + origin + ", " + bodyForPeople() + "]";
    }
}
