package dev.sluice.jms.pool;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

/** A pooled connection for the queue-only interfaces. Jakarta Messaging 9.2 says what it refuses. */
final class PooledQueueConnection extends PooledConnection implements QueueConnection {
    PooledQueueConnection(ConnectionPool pool, PhysicalConnection physical) {
        super(pool, physical);
    }

    @Override
    public QueueSession createQueueSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return open(SessionKind.of(transacted, acknowledgeMode), PooledQueueSession::new);
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Queue queue, @Nullable String selector, ServerSessionPool serverSessions, int maxMessages)
            throws JMSException {
        return super.createConnectionConsumer(queue, selector, serverSessions, maxMessages);
    }

    @Override
    public ConnectionConsumer createSharedConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool serverSessions, int maxMessages)
            throws IllegalStateException {
        throw notForQueues("createSharedConnectionConsumer");
    }

    @Override
    public ConnectionConsumer createDurableConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool serverSessions, int maxMessages)
            throws IllegalStateException {
        throw notForQueues("createDurableConnectionConsumer");
    }

    @Override
    public ConnectionConsumer createSharedDurableConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool serverSessions, int maxMessages)
            throws IllegalStateException {
        throw notForQueues("createSharedDurableConnectionConsumer");
    }

    private static IllegalStateException notForQueues(String method) {
        return new IllegalStateException(
                "A QueueConnection has no " + method + ". Open the connection with createConnection instead.");
    }
}
