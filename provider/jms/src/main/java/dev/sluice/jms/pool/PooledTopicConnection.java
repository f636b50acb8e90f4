package dev.sluice.jms.pool;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicSession;

import org.jspecify.annotations.Nullable;

/** A pooled connection for the topic-only interfaces. */
final class PooledTopicConnection extends PooledConnection implements TopicConnection {
    PooledTopicConnection(ConnectionPool pool, PhysicalConnection physical) {
        super(pool, physical);
    }

    @Override
    public TopicSession createTopicSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return open(SessionKind.of(transacted, acknowledgeMode), PooledTopicSession::new);
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Topic topic, @Nullable String selector, ServerSessionPool serverSessions, int maxMessages)
            throws JMSException {
        return super.createConnectionConsumer(topic, selector, serverSessions, maxMessages);
    }
}
