package dev.sluice.jms.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

import dev.sluice.core.message.Envelope;
import dev.sluice.jms.destination.Destinations;

/** What producers do with messages that may be another provider's (Jakarta Messaging 3.12). */
public final class Messages {
    private Messages() {}

    /**
     * Returns a message as one of ours: itself, or a copy of another provider's. The copy has its body, its correlation
     * id, type and reply-to, and its properties, except those whose names are reserved for providers. A reply-to that
     * names neither a queue nor a topic is left behind, as the standard allows.
     *
     * <p>Another provider's bytes or stream message has to be {@code reset()} to be read, and stays so.
     *
     * @throws JMSException what the other message's own methods throw; or if it has properties that ours may not have
     */
    public static SluiceMessage adopt(Message message, MessageSettings settings) throws JMSException {
        return message instanceof SluiceMessage ours ? ours : new ForeignMessage(message, settings).copy();
    }

    /**
     * Sets the headers of what was sent on another provider's message, through its own setters (Jakarta Messaging
     * 3.4.11, 3.12). For our messages there is {@link SluiceMessage#sent}.
     *
     * @param sent what was sent
     * @param foreign the message that the application sent
     * @throws JMSException what the other message's own methods throw
     */
    public static void copyHeadersBack(Envelope sent, Message foreign) throws JMSException {
        foreign.setJMSDestination(Destinations.of(sent.destination()));
        foreign.setJMSDeliveryMode(MessageHeaders.deliveryMode(sent));
        foreign.setJMSExpiration(sent.expiration());
        foreign.setJMSDeliveryTime(sent.deliveryTime());
        foreign.setJMSPriority(sent.priority());
        foreign.setJMSMessageID(sent.messageId());
        foreign.setJMSTimestamp(sent.timestamp());
    }
}
