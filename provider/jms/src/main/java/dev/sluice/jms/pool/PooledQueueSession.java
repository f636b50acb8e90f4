package dev.sluice.jms.pool;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;

import org.jspecify.annotations.Nullable;

/** A pooled session for the queue-only interfaces. Jakarta Messaging 9.2 says what it refuses. */
final class PooledQueueSession extends PooledSession implements QueueSession {
    PooledQueueSession(PhysicalSession physical, PooledConnection connection) {
        super(physical, connection);
    }

    @Override
    public QueueReceiver createReceiver(Queue queue) throws JMSException {
        return createReceiver(queue, null);
    }

    @Override
    public QueueReceiver createReceiver(Queue queue, @Nullable String selector) throws JMSException {
        return consume(
                () -> physical().session().createConsumer(queue, selector),
                consumer -> new PooledReceiver(this, consumer, queue));
    }

    @Override
    public QueueSender createSender(@Nullable Queue queue) throws JMSException {
        return produce(queue, PooledSender::new);
    }

    @Override
    public Topic createTopic(String name) throws IllegalStateException {
        throw notForQueues("createTopic");
    }

    @Override
    public TemporaryTopic createTemporaryTopic() throws IllegalStateException {
        throw notForQueues("createTemporaryTopic");
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String name) throws IllegalStateException {
        throw notForQueues("createSharedConsumer");
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String name, @Nullable String selector)
            throws IllegalStateException {
        throw notForQueues("createSharedConsumer");
    }

    @Override
    public MessageConsumer createDurableConsumer(Topic topic, String name) throws IllegalStateException {
        throw notForQueues("createDurableConsumer");
    }

    @Override
    public MessageConsumer createDurableConsumer(Topic topic, String name, @Nullable String selector, boolean noLocal)
            throws IllegalStateException {
        throw notForQueues("createDurableConsumer");
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name) throws IllegalStateException {
        throw notForQueues("createSharedDurableConsumer");
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String selector)
            throws IllegalStateException {
        throw notForQueues("createSharedDurableConsumer");
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name) throws IllegalStateException {
        throw notForQueues("createDurableSubscriber");
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name, @Nullable String selector, boolean noLocal)
            throws IllegalStateException {
        throw notForQueues("createDurableSubscriber");
    }

    @Override
    public void unsubscribe(String name) throws IllegalStateException {
        throw notForQueues("unsubscribe");
    }

    private static IllegalStateException notForQueues(String method) {
        return new IllegalStateException(
                "A QueueSession has no " + method + ". Open the session with createSession instead.");
    }
}
