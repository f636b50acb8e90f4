package dev.sluice.jms.pool;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;

/** A pooled consumer for the topic-only interfaces. */
final class PooledSubscriber extends PooledConsumer implements TopicSubscriber {
    private final Topic topic;
    private final boolean noLocal;

    PooledSubscriber(PooledSession session, MessageConsumer physical, Topic topic, boolean noLocal) {
        super(session, physical);
        this.topic = topic;
        this.noLocal = noLocal;
    }

    @Override
    public Topic getTopic() throws JMSException {
        check();
        return topic;
    }

    @Override
    public boolean getNoLocal() throws JMSException {
        check();
        return noLocal;
    }
}
