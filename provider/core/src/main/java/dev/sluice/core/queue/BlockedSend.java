package dev.sluice.core.queue;

import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.time.BrokerClock;

/**
 * A sender that waits for space in a queue, with the message it wants to put there. Whoever frees a slot enters the
 * message on its behalf, first come, first served.
 *
 * <p>Threads: one waits; any may {@link #cancel}. The queue's lock guards the decision.
 */
final class BlockedSend implements Runnable {
    private final MessageQueue queue;
    private final QueuedDelivery delivery;
    private final Thread sender = Thread.currentThread();

    /** Written once, under the queue's lock. */
    private volatile @Nullable Decision decision;

    private enum Decision {
        ENTERED,
        WITHDRAWN,
        QUEUE_CLOSED
    }

    BlockedSend(MessageQueue queue, QueuedDelivery delivery) {
        this.queue = queue;
        this.delivery = delivery;
    }

    QueuedDelivery delivery() {
        return delivery;
    }

    /** The queue's lock is held. The caller sees to {@link #run} after it is released. */
    void entered() {
        decision = Decision.ENTERED;
    }

    /** The queue's lock is held. The caller sees to {@link #run} after it is released. */
    void withdrawn() {
        decision = Decision.WITHDRAWN;
    }

    /** The queue's lock is held. The caller sees to {@link #run} after it is released. */
    void queueClosed() {
        decision = Decision.QUEUE_CLOSED;
    }

    /** Wakes the sender. */
    @Override
    public void run() {
        LockSupport.unpark(sender);
    }

    /** Ends the wait without success, unless it has ended already: the sender was closed. */
    void cancel() {
        queue.withdraw(this);
        run();
    }

    /** Waits until the message is in the queue; otherwise throws, and the message is not in the queue. */
    void await(BrokerClock clock, long timeoutMillis) {
        long began = clock.nanos();
        long timeout = timeoutMillis * 1_000_000;
        BrokerException failure = null;
        while (decision == null) {
            long left = timeout - (clock.nanos() - began);
            if (Thread.currentThread().isInterrupted()) {
                failure = interrupted();
                queue.withdraw(this);
            } else if (left <= 0) {
                failure = queue.full("waited " + timeoutMillis + " ms");
                queue.withdraw(this);
            } else {
                clock.park(queue, left);
            }
        }
        if (decision != Decision.ENTERED) {
            throw failure != null ? failure : ended();
        }
    }

    private BrokerException interrupted() {
        return new BrokerException(
                BrokerError.INTERRUPTED,
                "Interrupted while waiting for space in " + queue + "; the message was not sent.",
                new InterruptedException());
    }

    private BrokerException ended() {
        String why = decision == Decision.QUEUE_CLOSED ? queue + " was deleted or closed" : "the sender was closed";
        return new BrokerException(
                BrokerError.CLOSED, "While waiting for space, " + why + "; the message was not sent.");
    }
}
