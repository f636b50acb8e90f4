package dev.sluice.jms.destination;

import jakarta.jms.JMSException;
import jakarta.jms.TemporaryQueue;

import org.jspecify.annotations.Nullable;

/**
 * A queue that lives as long as the connection that made it, unless it is {@linkplain #delete() deleted} before. Any
 * connection may send to it; only its own may consume from it (Jakarta Messaging 6.2.2).
 *
 * <p>Where it is received as a reply-to, or deserialized, the object stands for the same queue but cannot delete it.
 */
public final class SluiceTemporaryQueue extends SluiceDestination implements TemporaryQueue {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable TemporaryOwner owner;

    SluiceTemporaryQueue(DestinationText text, @Nullable TemporaryOwner owner) {
        super(DestinationKind.TEMPORARY_QUEUE, text);
        this.owner = owner;
    }

    /** Returns the name, which the broker made. */
    @Override
    public String getQueueName() {
        return text();
    }

    /**
     * Deletes the queue and what is in it.
     *
     * @throws jakarta.jms.IllegalStateException if this object does not come from the connection that made the queue
     * @throws JMSException if it still has consumers
     */
    @Override
    public void delete() throws JMSException {
        deleteThrough(owner);
    }
}
