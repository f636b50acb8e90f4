package dev.sluice.samples.quakes;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

/**
 * Keeps every event. Its subscription is durable: while it is away, the broker holds its messages, and recognizes it by its
 * client id and the subscription's name when it comes back.
 */
final class Archive {
    private static final String CLIENT_ID = "archive";
    private static final String SUBSCRIPTION = "everything";

    private final ConnectionFactory factory;
    private final List<Quake> received = new ArrayList<>();
    private @Nullable Connection connection;

    Archive(ConnectionFactory factory) {
        this.factory = factory;
    }

    /** Connects, and gets what has waited. */
    void connect() throws JMSException {
        Connection opened = factory.createConnection();
        connection = opened;
        opened.setClientID(CLIENT_ID);
        Session session = opened.createSession();
        Topic quakes = session.createTopic("quakes.>");
        QuakeListener keep = received::add;
        session.createDurableConsumer(quakes, SUBSCRIPTION).setMessageListener(keep);
        opened.start();
    }

    /** Goes away, and leaves its subscription behind. */
    void disconnect() throws JMSException {
        if (connection != null) {
            connection.close();
        }
    }

    List<Quake> received() {
        return received;
    }
}
