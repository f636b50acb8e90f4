package dev.sluice.jms.pool;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueSender;

import org.jspecify.annotations.Nullable;

/** A pooled producer for the queue-only interfaces. */
final class PooledSender extends PooledProducer implements QueueSender {
    PooledSender(PooledSession session, @Nullable Destination queue, PhysicalProducer physical, boolean shared) {
        super(session, queue, physical, shared);
    }

    @Override
    public @Nullable Queue getQueue() throws JMSException {
        return (Queue) getDestination();
    }

    @Override
    public void send(Queue queue, Message message) throws JMSException {
        send((Destination) queue, message);
    }

    @Override
    public void send(Queue queue, Message message, int deliveryMode, int priority, long timeToLive)
            throws JMSException {
        send((Destination) queue, message, deliveryMode, priority, timeToLive);
    }
}
