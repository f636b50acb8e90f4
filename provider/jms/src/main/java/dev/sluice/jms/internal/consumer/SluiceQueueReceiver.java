package dev.sluice.jms.internal.consumer;

import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueReceiver;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.destination.SluiceDestination;

/** A consumer as the queue domain knows it. */
public final class SluiceQueueReceiver extends SluiceConsumer implements QueueReceiver {
    /**
     * Creates a receiver, which is stopped.
     *
     * @param host its session
     * @param queue what it consumes
     * @param selector which messages, as text, or null for all
     * @param opening opens its receiver in the engine
     */
    public SluiceQueueReceiver(ConsumerHost host, SluiceDestination queue, @Nullable String selector, Opening opening) {
        super(host, queue, selector, opening);
    }

    @Override
    public Queue getQueue() throws JMSException {
        return (Queue) destination();
    }
}
