package dev.sluice.jms.pool;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.QueueReceiver;

/** A pooled consumer for the queue-only interfaces. */
final class PooledReceiver extends PooledConsumer implements QueueReceiver {
    private final Queue queue;

    PooledReceiver(PooledSession session, MessageConsumer physical, Queue queue) {
        super(session, physical);
        this.queue = queue;
    }

    @Override
    public Queue getQueue() throws JMSException {
        check();
        return queue;
    }
}
