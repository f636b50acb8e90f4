package dev.sluice.core.engine;

import java.util.concurrent.locks.ReentrantLock;

import com.google.errorprone.annotations.concurrent.GuardedBy;

import dev.sluice.core.admin.Totals;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.topic.Topic;

/**
 * What has happened in queues, topics and subscriptions that have ended, so that the figures of the whole only grow.
 *
 * <p>Threads: any.
 */
final class PastFigures {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private Totals totals = Totals.NONE;

    @GuardedBy("lock")
    private long withoutSubscriber;

    /** A queue was closed. */
    void ended(MessageQueue queue) {
        Totals last = Snapshots.lastTotals(queue.figures());
        lock.lock();
        try {
            totals = totals.plus(last);
        } finally {
            lock.unlock();
        }
    }

    /** A topic was deleted. */
    void ended(Topic topic) {
        lock.lock();
        try {
            withoutSubscriber += topic.withoutSubscriber();
            totals = totals.plus(Totals.ofDuplicates(topic.duplicates().duplicates()));
        } finally {
            lock.unlock();
        }
    }

    Totals totals() {
        lock.lock();
        try {
            return totals;
        } finally {
            lock.unlock();
        }
    }

    long withoutSubscriber() {
        lock.lock();
        try {
            return withoutSubscriber;
        } finally {
            lock.unlock();
        }
    }
}
