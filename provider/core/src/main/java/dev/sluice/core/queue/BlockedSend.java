package dev.sluice.core.queue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.time.BrokerClock;

/**
 * A sender that waits for space in a queue, with the message it wants to put there, or with several that enter together.
 * Whoever frees the last slot that is missing enters them on its behalf, first come, first served.
 *
 * <p>Threads: the one that made it waits; any may {@link #cancel}. The queue's lock guards the decision.
 */
public final class BlockedSend {
    private final MessageQueue queue;
    private final List<QueuedDelivery> deliveries;
    private final String sender;
    private final Thread thread = Thread.currentThread();
    private final long began;

    /** Written once, under the queue's lock. */
    private volatile @Nullable Decision decision;

    /** How a wait ends. */
    enum Decision {
        /** The message is in the queue. */
        ENTERED,
        /** The sender has given up. */
        WITHDRAWN,
        /** There is no queue any more. */
        QUEUE_CLOSED
    }

    BlockedSend(MessageQueue queue, List<QueuedDelivery> deliveries) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.sender = deliveries.get(0).envelope().origin().name();
        this.began = queue.clock().nanos();
    }

    List<QueuedDelivery> deliveries() {
        return deliveries;
    }

    /** Returns whether the matter is not decided yet, so that there is something to wait for. */
    public boolean isWaiting() {
        return decision == null;
    }

    String sender() {
        return sender;
    }

    long waitedNanos() {
        return queue.clock().nanos() - began;
    }

    /** Ends the wait. The queue's lock is held; the caller sees to {@link #wake} after it is released. */
    void decide(Decision how) {
        decision = how;
    }

    /** Lets the sender see the decision. No lock is held. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Ends the wait without success, unless it has ended already: the sender is closed, or about to be. */
    void cancel() {
        queue.withdraw(this);
        wake();
    }

    /**
     * Waits until the message is in the queue, or the queue is closed; otherwise throws, and the message is not in the
     * queue.
     */
    Offer await() {
        BrokerClock clock = queue.clock();
        long timeoutMillis = queue.policy().sendTimeoutMillis();
        long timeout = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        BrokerException failure = null;
        while (decision == null) {
            long left = timeout - waitedNanos();
            if (Thread.currentThread().isInterrupted()) {
                failure = interrupted();
                queue.withdraw(this);
            } else if (left <= 0) {
                failure = queue.noSpace().now("waited " + timeoutMillis + " ms");
                queue.withdraw(this);
            } else {
                clock.park(queue, left);
            }
        }
        if (decision == Decision.WITHDRAWN) {
            throw failure != null ? failure : senderClosed();
        }
        return decision == Decision.ENTERED ? Offer.TAKEN : Offer.GONE;
    }

    private BrokerException interrupted() {
        return new BrokerException(
                BrokerError.INTERRUPTED,
                "Interrupted while waiting for space in " + queue + "; the message was not sent.",
                new InterruptedException());
    }

    private BrokerException senderClosed() {
        return new BrokerException(
                BrokerError.CLOSED,
                "The sender was closed while it waited for space in " + queue + "; the message was not sent.");
    }
}
