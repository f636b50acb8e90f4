package dev.sluice.jms.internal.session;

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

/** A session as the queue domain knows it: it refuses what is about topics (Jakarta Messaging 3.1, section 9.2). */
public class SluiceQueueSession extends SluiceSession implements QueueSession {
    /**
     * Creates a session.
     *
     * @param host its connection
     * @param mode what it acknowledges when
     */
    public SluiceQueueSession(SessionHost host, SessionMode mode) {
        super(host, mode);
    }

    @Override
    public QueueReceiver createReceiver(Queue queue) throws JMSException {
        return createQueueReceiver(queue, null);
    }

    @Override
    public QueueReceiver createReceiver(Queue queue, @Nullable String messageSelector) throws JMSException {
        return createQueueReceiver(queue, messageSelector);
    }

    @Override
    public QueueSender createSender(@Nullable Queue queue) throws JMSException {
        return createQueueSender(queue);
    }

    private static IllegalStateException refusal(String method) {
        return new IllegalStateException("A QueueSession has no " + method
                + ", which is about topics; use a session of a Connection or TopicConnection.");
    }

    @Override
    public Topic createTopic(String topicName) throws JMSException {
        throw refusal("createTopic");
    }

    @Override
    public TemporaryTopic createTemporaryTopic() throws JMSException {
        throw refusal("createTemporaryTopic");
    }

    @Override
    public TopicSubscriber createDurableSubscriber(
            Topic topic, String name, @Nullable String messageSelector, boolean noLocal) throws JMSException {
        throw refusal("createDurableSubscriber");
    }

    @Override
    public MessageConsumer createDurableConsumer(Topic topic, String name) throws JMSException {
        throw refusal("createDurableConsumer");
    }

    @Override
    public MessageConsumer createDurableConsumer(
            Topic topic, String name, @Nullable String messageSelector, boolean noLocal) throws JMSException {
        throw refusal("createDurableConsumer");
    }

    @Override
    public MessageConsumer createSharedConsumer(
            Topic topic, String sharedSubscriptionName, @Nullable String messageSelector) throws JMSException {
        throw refusal("createSharedConsumer");
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String messageSelector)
            throws JMSException {
        throw refusal("createSharedDurableConsumer");
    }

    @Override
    public void unsubscribe(String name) throws JMSException {
        throw refusal("unsubscribe");
    }
}
