package dev.sluice.jms.internal.message;

import java.io.Serializable;

import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;

/** Makes messages: new ones for a session, received ones for a consumer. Immutable; threads: any. */
public final class MessageFactory {
    private final MessageSource made;

    /**
     * Creates a factory.
     *
     * @param settings what all its messages have in common
     */
    public MessageFactory(MessageSettings settings) {
        this.made = new MessageSource(settings, null, null);
    }

    /** Returns what all its messages have in common. */
    public MessageSettings settings() {
        return made.settings();
    }

    /** Returns a new message without a body. */
    public SluiceMessage message() {
        return new SluiceMessage(made);
    }

    /**
     * Returns a new text message.
     *
     * @param text the text, or null for none
     */
    public SluiceTextMessage text(@Nullable String text) {
        return new SluiceTextMessage(made, text);
    }

    /** Returns a new bytes message, to be written to. */
    public SluiceBytesMessage bytes() {
        return new SluiceBytesMessage(made);
    }

    /** Returns a new map message without entries. */
    public SluiceMapMessage map() {
        return new SluiceMapMessage(made);
    }

    /** Returns a new stream message, to be written to. */
    public SluiceStreamMessage stream() {
        return new SluiceStreamMessage(made);
    }

    /**
     * Returns a new object message.
     *
     * @param object the object, of which a snapshot is taken now; or null for none
     * @throws jakarta.jms.MessageFormatException if it cannot be serialized
     */
    public SluiceObjectMessage object(@Nullable Serializable object) throws JMSException {
        SluiceObjectMessage message = new SluiceObjectMessage(made);
        message.setObject(object);
        return message;
    }

    /**
     * Returns the message for a delivery that has just been polled. It is redelivered when this is not the first
     * attempt, and its body and properties are read-only.
     *
     * @param delivery what was polled; kept for the session, see {@link SluiceMessage#delivery()}
     * @param by who polled it
     */
    public static SluiceMessage received(Delivery delivery, MessageSource by) {
        return of(by, delivery.envelope(), delivery.attempt()).deliveredBy(delivery);
    }

    /**
     * Returns the message for an envelope that is only looked at. It cannot be acknowledged.
     *
     * @param envelope what is looked at
     * @param attempt what to show as the number of the attempt
     */
    public SluiceMessage browsed(Envelope envelope, int attempt) {
        return of(made, envelope, attempt);
    }

    private static SluiceMessage of(MessageSource source, Envelope envelope, int attempt) {
        return switch (envelope.bodyKind()) {
            case NONE -> new SluiceMessage(source, envelope, attempt);
            case TEXT -> new SluiceTextMessage(source, envelope, attempt);
            case BYTES -> new SluiceBytesMessage(source, envelope, attempt);
            case MAP -> new SluiceMapMessage(source, envelope, attempt);
            case STREAM -> new SluiceStreamMessage(source, envelope, attempt);
            case OBJECT -> new SluiceObjectMessage(source, envelope, attempt);
        };
    }
}
