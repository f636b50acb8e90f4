package dev.sluice.core.queue;

import java.util.ArrayDeque;

/**
 * The senders that wait for space in one queue, first come, first served. While there are any, no producer enters a
 * message by itself, so nobody passes them.
 *
 * <p>Threads: guarded by the queue's lock.
 */
final class BlockedSends {
    private final Arrivals arrivals;
    private final QueueLock lock;
    private final Counters counters;
    private final ArrayDeque<BlockedSend> waiting = new ArrayDeque<>();
    private boolean closed;

    BlockedSends(Arrivals arrivals, QueueLock lock, Counters counters) {
        this.arrivals = arrivals;
        this.lock = lock;
        this.counters = counters;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int count() {
        return waiting.size();
    }

    void add(BlockedSend send) {
        waiting.addLast(send);
        counters.blocked(send);
        changed();
    }

    /** Enters the messages of as many senders as there are free slots for, and has these senders woken. */
    void admit() {
        while (!waiting.isEmpty() && arrivals.pushAllFirst(waiting.getFirst().deliveries())) {
            BlockedSend send = waiting.removeFirst();
            send.decide(BlockedSend.Decision.ENTERED);
            lock.afterwards(send::wake);
            counters.unblocked(send, true);
        }
        changed();
    }

    /**
     * A sender gives up.
     *
     * @return false if the matter is decided already, in which case nothing happens
     */
    boolean withdraw(BlockedSend send) {
        boolean waited = waiting.remove(send);
        if (waited) {
            send.decide(BlockedSend.Decision.WITHDRAWN);
            counters.refused++;
            counters.unblocked(send, false);
            changed();
        }
        return waited;
    }

    /** The queue ends: nobody enters anything any more, and whoever waits is told so. */
    void close() {
        closed = true;
        for (BlockedSend send : waiting) {
            send.decide(BlockedSend.Decision.QUEUE_CLOSED);
            lock.afterwards(send::wake);
            counters.unblocked(send, false);
        }
        waiting.clear();
        changed();
    }

    private void changed() {
        arrivals.closeToProducers(closed || !waiting.isEmpty());
    }
}
