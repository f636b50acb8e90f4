package dev.sluice.jms.pool;

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

/** A pooled session for the topic-only interfaces. Jakarta Messaging 9.2 says what it refuses. */
final class PooledTopicSession extends PooledSession implements TopicSession {
    PooledTopicSession(PhysicalSession physical, PooledConnection connection) {
        super(physical, connection);
    }

    @Override
    public TopicSubscriber createSubscriber(Topic topic) throws JMSException {
        return createSubscriber(topic, null, false);
    }

    @Override
    public TopicSubscriber createSubscriber(Topic topic, @Nullable String selector, boolean noLocal)
            throws JMSException {
        return consume(
                () -> physical().session().createConsumer(topic, selector, noLocal),
                consumer -> new PooledSubscriber(this, consumer, topic, noLocal));
    }

    @Override
    public TopicPublisher createPublisher(@Nullable Topic topic) throws JMSException {
        return produce(topic, PooledPublisher::new);
    }

    @Override
    public Queue createQueue(String name) throws IllegalStateException {
        throw notForTopics("createQueue");
    }

    @Override
    public TemporaryQueue createTemporaryQueue() throws IllegalStateException {
        throw notForTopics("createTemporaryQueue");
    }

    @Override
    public QueueBrowser createBrowser(Queue queue) throws IllegalStateException {
        throw notForTopics("createBrowser");
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, @Nullable String selector) throws IllegalStateException {
        throw notForTopics("createBrowser");
    }

    private static IllegalStateException notForTopics(String method) {
        return new IllegalStateException(
                "A TopicSession has no " + method + ". Open the session with createSession instead.");
    }
}
