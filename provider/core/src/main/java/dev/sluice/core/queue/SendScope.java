package dev.sluice.core.queue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * Whose sends they are, so that closing the sender ends its waits for space.
 *
 * <p>Threads: any.
 */
public final class SendScope {
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.PATIENT);
    private final Set<BlockedSend> waiting = ConcurrentHashMap.newKeySet();

    private enum Phase {
        PATIENT,
        /** It sends, but does not wait for space. */
        HURRIED,
        CLOSED
    }

    /** Returns whether it has been closed. */
    public boolean isClosed() {
        return phase.get() == Phase.CLOSED;
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
            // Whoever ends waits from here on finds the send; who did before did not.
            if (phase.get() != Phase.PATIENT) {
                send.cancel();
            }
            return send.await();
        } finally {
            waiting.remove(send);
        }
    }

    /** Refuses if it has been closed. */
    public void ensureOpen() {
        if (isClosed()) {
            throw new BrokerException(BrokerError.CLOSED, "The sender is closed.");
        }
    }

    /** Ends waits for space that are going on; further ones end at once. What need not wait is sent as before. */
    public void endWaits() {
        phase.compareAndSet(Phase.PATIENT, Phase.HURRIED);
        waiting.forEach(BlockedSend::cancel);
    }

    /** Sends nothing any more; waits for space end. */
    public void close() {
        phase.set(Phase.CLOSED);
        waiting.forEach(BlockedSend::cancel);
    }
}
