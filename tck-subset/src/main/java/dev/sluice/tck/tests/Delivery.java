package dev.sluice.tck.tests;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.TextMessage;

import dev.sluice.tck.Jms;

/**
 * A delivery of a text message.
 *
 * @param text which message it was
 * @param count which delivery of the message it said it was
 * @param redelivered whether it was marked as redelivered
 */
record Delivery(String text, int count, boolean redelivered) {
    /** The first delivery of a message. */
    static Delivery first(String text) {
        return new Delivery(text, 1, false);
    }

    /** A further delivery of a message. */
    static Delivery again(String text, int count) {
        return new Delivery(text, count, true);
    }

    /**
     * Returns whether the mark and the count agree. No more can be asked of a message that the application had not been given
     * before a recover, a rollback or a close: a provider that had it in a buffer may mark and count it like one that was.
     */
    boolean isConsistent() {
        return redelivered ? count >= 2 : count >= 1;
    }

    /** Returns which messages were delivered. */
    static List<String> texts(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::text).toList();
    }

    static Delivery of(Message message) throws JMSException {
        return new Delivery(
                ((TextMessage) message).getText(),
                message.getIntProperty("JMSXDeliveryCount"),
                message.getJMSRedelivered());
    }

    static List<Delivery> of(List<Message> messages) throws JMSException {
        List<Delivery> deliveries = new ArrayList<>();
        for (Message message : messages) {
            deliveries.add(of(message));
        }
        return deliveries;
    }

    /** Receives messages that must come. */
    static List<Delivery> receive(MessageConsumer consumer, int count) throws JMSException {
        List<Delivery> deliveries = new ArrayList<>();
        while (deliveries.size() < count) {
            deliveries.add(of(Jms.receive(consumer)));
        }
        return deliveries;
    }
}
