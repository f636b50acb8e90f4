package dev.sluice.jms.internal.connection;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.ConnectionRequest;
import dev.sluice.jms.internal.session.SluiceQueueSession;

/** A connection as the queue domain knows it: it refuses what is about topics (Jakarta Messaging 3.1, section 9.2). */
public class SluiceQueueConnection extends SluiceConnection implements QueueConnection {
    /**
     * Opens a connection.
     *
     * @param environment the broker
     * @param request who connects
     * @throws JMSException if the broker refuses
     */
    public SluiceQueueConnection(ConnectionEnvironment environment, ConnectionRequest request) throws JMSException {
        super(environment, request);
    }

    @Override
    public QueueSession createSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return createQueueSession(transacted, acknowledgeMode);
    }

    @Override
    public QueueSession createQueueSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return open(new SluiceQueueSession(this, mode(transacted, acknowledgeMode)));
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Queue queue, @Nullable String messageSelector, ServerSessionPool sessionPool, int maxMessages)
            throws JMSException {
        return createConnectionConsumer((jakarta.jms.Destination) queue, messageSelector, sessionPool, maxMessages);
    }

    private static IllegalStateException refusal(String method) {
        return new IllegalStateException(
                "A QueueConnection has no " + method + ", which is about topics; use a Connection or TopicConnection.");
    }

    @Override
    public ConnectionConsumer createSharedConnectionConsumer(
            Topic topic, String name, @Nullable String messageSelector, ServerSessionPool sessionPool, int maxMessages)
            throws JMSException {
        throw refusal("createSharedConnectionConsumer");
    }

    @Override
    public ConnectionConsumer createDurableConnectionConsumer(
            Topic topic, String name, @Nullable String messageSelector, ServerSessionPool sessionPool, int maxMessages)
            throws JMSException {
        throw refusal("createDurableConnectionConsumer");
    }

    @Override
    public ConnectionConsumer createSharedDurableConnectionConsumer(
            Topic topic, String name, @Nullable String messageSelector, ServerSessionPool sessionPool, int maxMessages)
            throws JMSException {
        throw refusal("createSharedDurableConnectionConsumer");
    }
}
