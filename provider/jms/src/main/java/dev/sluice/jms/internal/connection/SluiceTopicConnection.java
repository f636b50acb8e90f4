package dev.sluice.jms.internal.connection;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicSession;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.ConnectionRequest;
import dev.sluice.jms.internal.session.SluiceTopicSession;

/** A connection as the topic domain knows it (Jakarta Messaging 3.1, section 9.2). */
public class SluiceTopicConnection extends SluiceConnection implements TopicConnection {
    /**
     * Opens a connection.
     *
     * @param environment the broker
     * @param request who connects
     * @throws JMSException if the broker refuses
     */
    public SluiceTopicConnection(ConnectionEnvironment environment, ConnectionRequest request) throws JMSException {
        super(environment, request);
    }

    @Override
    public TopicSession createSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return createTopicSession(transacted, acknowledgeMode);
    }

    @Override
    public TopicSession createTopicSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return open(new SluiceTopicSession(this, mode(transacted, acknowledgeMode)));
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Topic topic, @Nullable String messageSelector, ServerSessionPool sessionPool, int maxMessages)
            throws JMSException {
        return createConnectionConsumer((jakarta.jms.Destination) topic, messageSelector, sessionPool, maxMessages);
    }
}
