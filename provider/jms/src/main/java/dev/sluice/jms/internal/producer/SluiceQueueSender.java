package dev.sluice.jms.internal.producer;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueSender;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.destination.SluiceDestination;

/** A producer as the queue domain knows it. */
public final class SluiceQueueSender extends SluiceProducer implements QueueSender {
    /**
     * Creates a sender.
     *
     * @param host its session
     * @param sender what it sends through
     * @param queue where it sends, or null if each send says where
     */
    public SluiceQueueSender(ProducerHost host, PacedSender sender, @Nullable SluiceDestination queue) {
        super(host, sender, queue);
    }

    @Override
    public @Nullable Queue getQueue() throws JMSException {
        return (Queue) getDestination();
    }

    @Override
    public void send(Queue queue, Message message) throws JMSException {
        send((jakarta.jms.Destination) queue, message);
    }

    @Override
    public void send(Queue queue, Message message, int deliveryMode, int priority, long timeToLive)
            throws JMSException {
        send((jakarta.jms.Destination) queue, message, deliveryMode, priority, timeToLive);
    }
}
