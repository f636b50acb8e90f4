package dev.sluice.jms.internal.consumer;

import jakarta.jms.JMSException;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.destination.SluiceDestination;

/** A consumer as the topic domain knows it. */
public final class SluiceTopicSubscriber extends SluiceConsumer implements TopicSubscriber {
    private final boolean noLocal;

    /**
     * Creates a subscriber, which is stopped.
     *
     * @param host its session
     * @param topic what it consumes
     * @param selector which messages, as text, or null for all
     * @param noLocal whether it leaves out what its own connection sends
     * @param opening opens its receiver in the engine
     */
    public SluiceTopicSubscriber(
            ConsumerHost host, SluiceDestination topic, @Nullable String selector, boolean noLocal, Opening opening) {
        super(host, topic, selector, opening);
        this.noLocal = noLocal;
    }

    @Override
    public Topic getTopic() throws JMSException {
        return (Topic) destination();
    }

    @Override
    public boolean getNoLocal() throws JMSException {
        destination();
        return noLocal;
    }
}
