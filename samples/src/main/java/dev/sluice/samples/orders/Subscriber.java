package dev.sluice.samples.orders;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;

/** A service with a subscription of its own. It has its own session too: a session is for one thread at a time. */
final class Subscriber {
    private final MessageConsumer consumer;
    private final Chronicle.Receptions receptions;

    /**
     * Subscribes.
     *
     * @param topics one topic, or several with commas between them, whose messages then come in their order of arrival
     */
    Subscriber(Connection connection, String topics, Chronicle.Receptions receptions) throws JMSException {
        Session session = connection.createSession();
        this.consumer = session.createConsumer(session.createTopic(topics));
        this.receptions = receptions;
    }

    MessageConsumer consumer() {
        return consumer;
    }

    void receive(Message message) throws JMSException {
        receptions.note(message.getBody(String.class), message.getJMSTimestamp());
    }

    void stopListening() throws JMSException {
        consumer.setMessageListener(null);
    }

    /** Takes what still waits in the subscription, to count it. */
    void countLeft() throws JMSException {
        while (consumer.receiveNoWait() != null) {
            receptions.noteLeft();
        }
    }
}
