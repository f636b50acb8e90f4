package dev.sluice.jms.internal.session;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.Topic;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;

import org.jspecify.annotations.Nullable;

/** A session as the topic domain knows it: it refuses what is about queues (Jakarta Messaging 3.1, section 9.2). */
public class SluiceTopicSession extends SluiceSession implements TopicSession {
    /**
     * Creates a session.
     *
     * @param host its connection
     * @param mode what it acknowledges when
     */
    public SluiceTopicSession(SessionHost host, SessionMode mode) {
        super(host, mode);
    }

    @Override
    public TopicSubscriber createSubscriber(Topic topic) throws JMSException {
        return createTopicSubscriber(topic, null, false);
    }

    @Override
    public TopicSubscriber createSubscriber(Topic topic, @Nullable String messageSelector, boolean noLocal)
            throws JMSException {
        return createTopicSubscriber(topic, messageSelector, noLocal);
    }

    @Override
    public TopicPublisher createPublisher(@Nullable Topic topic) throws JMSException {
        return createTopicPublisher(topic);
    }

    private static IllegalStateException refusal(String method) {
        return new IllegalStateException("A TopicSession has no " + method
                + ", which is about queues; use a session of a Connection or QueueConnection.");
    }

    @Override
    public Queue createQueue(String queueName) throws JMSException {
        throw refusal("createQueue");
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, @Nullable String messageSelector) throws JMSException {
        throw refusal("createBrowser");
    }

    @Override
    public TemporaryQueue createTemporaryQueue() throws JMSException {
        throw refusal("createTemporaryQueue");
    }
}
