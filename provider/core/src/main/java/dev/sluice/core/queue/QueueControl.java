package dev.sluice.core.queue;

import java.util.List;
import java.util.function.Predicate;

import com.google.errorprone.annotations.concurrent.GuardedBy;

import dev.sluice.core.message.Envelope;

/**
 * What an operator does to a queue, beside what {@link MessageQueue} offers everybody.
 *
 * <p>Threads: any.
 */
public final class QueueControl {
    private final MessageQueue queue;
    private final QueueLock lock;

    @GuardedBy("lock")
    private final Backlog backlog;

    @GuardedBy("lock")
    private final BlockedSends blocked;

    QueueControl(MessageQueue queue, QueueLock lock, Backlog backlog, BlockedSends blocked) {
        this.queue = queue;
        this.lock = lock;
        this.backlog = backlog;
        this.blocked = blocked;
    }

    /**
     * Returns messages that are pending, in the order of delivery, and after them messages that are delayed.
     *
     * @param wanted which; must not block
     * @param limit how many at most
     */
    public List<Sighting> find(Predicate<Envelope> wanted, int limit) {
        lock.lock();
        try {
            return backlog.inventory().find(wanted, limit);
        } finally {
            lock.unlock();
        }
    }

    /** What became of an attempt to move a message. */
    public enum Move {
        /** It is in the other queue. */
        MOVED,
        /** It is where it was: there is no free slot in the other queue, or others wait for it. */
        NO_SPACE,
        /** It is where it was: the other queue was closed. */
        CLOSED,
        /** It was not there any more: somebody has received it meanwhile, or it was lost. */
        GONE
    }

    /**
     * Moves a message to another queue, where it is put behind all others. It is never lost, and never in both for anybody
     * to see: it takes its slot there behind a gate, which opens when it has been taken out here. Nobody is waited for,
     * and no other message has to go.
     *
     * @param seen the message
     * @param copy the same message, for the other queue
     * @param other the other queue
     */
    public Move move(Sighting seen, Envelope copy, MessageQueue other) {
        Gate gate = new Gate();
        Offer offer = other.control().offerFreeSlot(copy, gate);
        if (offer != Offer.TAKEN) {
            return offer == Offer.GONE ? Move.CLOSED : Move.NO_SPACE;
        }
        boolean removed = remove(seen);
        if (removed) {
            gate.open();
        } else {
            gate.cancel();
        }
        other.gateDecided();
        return removed ? Move.MOVED : Move.GONE;
    }

    private boolean remove(Sighting seen) {
        lock.lock();
        try {
            return backlog.inventory().remove(seen);
        } finally {
            lock.unlock();
        }
    }

    /** Enters a message if there is a free slot that nobody waits for; whatever the policy, nothing goes to make room. */
    private Offer offerFreeSlot(Envelope envelope, Gate gate) {
        QueuedDelivery arriving = new QueuedDelivery(queue, envelope, gate);
        lock.lock();
        try {
            return backlog.enterFreeSlot(arriving, !blocked.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    /** Counts a dead letter that was made of a message lost here. */
    public void deadLettered() {
        lock.lock();
        try {
            backlog.counters().deadLettered++;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the queue, as {@link MessageQueue#close}, if nobody reads it or waits for space and nothing is in it.
     *
     * @return whether it has ended
     */
    public boolean closeIfUnused() {
        lock.lock();
        try {
            // Nobody shall send successfully to what is deleted: from here on producers come to the lock.
            queue.arrivals().seal();
            QueueFigures.Depth depth =
                    backlog.inventory().figures(blocked.count(), false).depth();
            boolean unused = depth.used() == 0 && depth.readers() == 0 && depth.blockedSenders() == 0;
            if (unused) {
                blocked.close();
                backlog.close();
            } else {
                queue.arrivals().unseal();
            }
            return unused;
        } finally {
            lock.unlock();
        }
    }
}
