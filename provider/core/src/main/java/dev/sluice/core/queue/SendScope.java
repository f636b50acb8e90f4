package dev.sluice.core.queue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * Whose sends they are, so that closing the sender ends its waits for space.
 *
 * <p>Threads: any.
 */
public final class SendScope {
    private volatile boolean closed;
    private final Set<BlockedSend> waiting = ConcurrentHashMap.newKeySet();

    /** Returns whether it has been closed. */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Waits until a message that stands in line is in its queue.
     *
     * @return {@link Offer#TAKEN}, or {@link Offer#GONE} if the queue was closed meanwhile
     * @throws BrokerException as {@link MessageQueue#offerWaiting}
     */
    public Offer await(BlockedSend send) {
        waiting.add(send);
        try {
            // Whoever closes from here on finds the send; who did before did not.
            if (closed) {
                send.cancel();
            }
            return send.await();
        } finally {
            waiting.remove(send);
        }
    }

    /** Refuses if it has been closed. */
    public void ensureOpen() {
        if (closed) {
            throw new BrokerException(BrokerError.CLOSED, "The sender is closed.");
        }
    }

    /** Ends waits for space that are going on; further ones end at once. */
    public void close() {
        closed = true;
        waiting.forEach(BlockedSend::cancel);
    }
}
