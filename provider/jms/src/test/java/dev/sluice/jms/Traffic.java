package dev.sluice.jms;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.jspecify.annotations.Nullable;

/** Sends and receives texts, for tests that ask which broker they are connected to. */
public final class Traffic {
    private Traffic() {}

    /** Sends a text to a queue. */
    public static void send(Connection connection, String queue, String text) throws JMSException {
        try (Session session = connection.createSession()) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
        }
    }

    /** Returns the next text of a queue, or null if it is empty. */
    public static @Nullable String receive(Connection connection, String queue) throws JMSException {
        connection.start();
        try (Session session = connection.createSession()) {
            Queue source = session.createQueue(queue);
            TextMessage message = (TextMessage) session.createConsumer(source).receiveNoWait();
            return message == null ? null : message.getText();
        }
    }
}
