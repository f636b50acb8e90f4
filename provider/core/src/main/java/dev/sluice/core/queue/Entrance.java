package dev.sluice.core.queue;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.ReadyListener;

/**
 * What producers touch of a queue: where messages come in, and who wants to know. It is a stack without a lock, whose one atomic
 * step takes a slot, assigns the place in the order of arrival, and enters the message. The number of slots taken so far is
 * the sequence of the topmost node; less the number freed it is how full the queue is, so the bound is exact with any number
 * of producers. {@link Arrivals} is its other end.
 *
 * <p>A queue is an entrance, instead of having one, so that a producer finds all it needs in one place. What follows is seldom
 * written as long as receivers have something to do; the top, which is written all the time, has room on both sides of it.
 *
 * <p>Threads: any, without a lock; what needs the queue's lock says so.
 */
abstract class Entrance extends ApartTop {
    private static final AtomicIntegerFieldUpdater<Entrance> WATCHES_ALONE =
            AtomicIntegerFieldUpdater.newUpdater(Entrance.class, "watchesAlone");

    /** How many slots there are. */
    private final long capacity;

    /**
     * What some producer last read of {@link #freed}. Being behind only makes the queue look fuller than it is, in which case
     * that is read: so producers seldom touch what receivers write all the time.
     */
    private volatile long freedSeen;

    /** Whether producers must not push by themselves, because others wait for space before them. Written under the queue's lock. */
    private volatile boolean closedToProducers;

    /**
     * Whether a message has arrived that is of a higher priority than {@link #urgentAbove}: it must be collected before the next
     * hand-over. Set by producers, cleared under the queue's lock.
     */
    private volatile boolean urgent;

    /** Follows the highest priority that is pending; at first it is what most messages have. Written under the queue's lock. */
    private volatile int urgentAbove = Envelope.DEFAULT_PRIORITY;

    /** Whether readers watch that are to be told under the queue's lock. Written under it, before the last look at the queue. */
    private volatile boolean anyIdle;

    /**
     * 1 if a reader watches alone, else 0. Set under the queue's lock, before the last look at the queue. Whoever makes it 0 must tell
     * {@link #alone}, or see to it otherwise; should it be closed meanwhile, the next one looks by itself when it starts. A flag,
     * because a reference that changes with each message costs most garbage collectors more.
     */
    private volatile int watchesAlone;

    /**
     * The reader that may watch alone: the only one there was at some time. Once there are more it may not, but is kept here.
     * Written under the queue's lock.
     */
    private volatile @Nullable QueueReader alone;

    /** What tells it that there is something. Its own fields are written all the time, so producers do without them. */
    private volatile @Nullable ReadyListener tellsAlone;

    Entrance(long capacity) {
        this.capacity = capacity;
    }

    /** Returns how many slots were given back so far. */
    abstract long freed();

    // ---------------------------------------------------------------- messages

    /**
     * Enters a delivery if there is a free slot and nobody waits for one.
     *
     * @return whether it was entered
     */
    final boolean push(QueuedDelivery delivery) {
        return !closedToProducers && pushFirst(delivery);
    }

    /** Enters a delivery if there is a free slot, past everybody who waits. With the queue's lock, for those who wait themselves. */
    final boolean pushFirst(QueuedDelivery delivery) {
        return pushWithin(delivery, capacity);
    }

    /** Enters a delivery, whether there is a free slot or not. With the queue's lock, and who frees a slot before it is let go. */
    final void pushBeyond(QueuedDelivery delivery) {
        pushWithin(delivery, Long.MAX_VALUE);
    }

    private boolean pushWithin(QueuedDelivery delivery, long bound) {
        while (true) {
            QueuedDelivery below = top();
            long taken = below.sequence + 1;
            if (taken - freedSeen > bound && !hasRoomAfterAll(taken, bound)) {
                return false;
            }
            delivery.sequence = taken;
            delivery.next = below;
            if (replaceTop(below, delivery)) {
                return true;
            }
        }
    }

    /** Enters deliveries, in their order and next to each other, if there is a free slot for each and nobody waits for one. */
    final boolean pushAll(List<QueuedDelivery> deliveries) {
        return !closedToProducers && pushAllFirst(deliveries);
    }

    /** The same, past everybody who waits. With the queue's lock. All of them hang below the last, so that one step shows them all. */
    final boolean pushAllFirst(List<QueuedDelivery> deliveries) {
        QueuedDelivery last = deliveries.get(deliveries.size() - 1);
        while (true) {
            QueuedDelivery below = top();
            long sequence = below.sequence;
            long taken = sequence + deliveries.size();
            if (taken - freedSeen > capacity && !hasRoomAfterAll(taken, capacity)) {
                return false;
            }
            QueuedDelivery next = below;
            for (QueuedDelivery delivery : deliveries) {
                delivery.sequence = ++sequence;
                delivery.next = next;
                next = delivery;
            }
            if (replaceTop(below, last)) {
                return true;
            }
        }
    }

    /**
     * Takes all slots that are free, so that every producer finds it full, whatever it has read before. With the queue's lock.
     *
     * @param marker what is entered for it
     * @return how many slots that are
     */
    final int takeFreeSlots(QueuedDelivery marker) {
        while (true) {
            QueuedDelivery below = top();
            long free = capacity - (below.sequence - freed());
            marker.sequence = below.sequence + free;
            marker.next = below;
            if (replaceTop(below, marker)) {
                return (int) free;
            }
        }
    }

    private boolean hasRoomAfterAll(long taken, long bound) {
        long now = freed();
        freedSeen = now;
        return taken - now <= bound;
    }

    /** Returns whether anything has arrived since arrivals were last collected. What it says may be over by then. */
    final boolean hasNews() {
        return top().isUncollected();
    }

    /** Closes it to producers, who must not push by themselves, or opens it again. With the queue's lock. */
    final void closeToProducers(boolean closed) {
        closedToProducers = closed;
    }

    /** Returns whether it is closed to producers. */
    final boolean isClosedToProducers() {
        return closedToProducers;
    }

    // ---------------------------------------------------------------- urgency

    /** A message has entered. The delivery may be anywhere by now, so only the message is looked at. */
    final void noteIfUrgent(Envelope envelope) {
        if (envelope.priority() > urgentAbove && !urgent) {
            urgent = true;
        }
    }

    /** Returns whether a message has arrived that goes before all that is pending, for the last time for each. With the queue's lock. */
    final boolean takeUrgent() {
        if (urgent) {
            urgent = false;
            return true;
        }
        return false;
    }

    /**
     * Notes the highest priority that is pending, or -1. With the queue's lock.
     *
     * @return whether it has changed, so that a message may have arrived that counted by the old one as not urgent
     */
    final boolean topIs(int priority) {
        if (priority == urgentAbove || priority < 0) {
            return false;
        }
        urgentAbove = priority;
        return true;
    }

    // ---------------------------------------------------------------- who wants to know

    /** Returns whether readers watch that must be told under the queue's lock. */
    final boolean anyIdle() {
        return anyIdle;
    }

    /** Sets whether any do. With the queue's lock. */
    final void anyIdle(boolean whether) {
        anyIdle = whether;
    }

    /** Returns the reader that may watch alone, as long as there is no other; null if there is none. */
    final @Nullable QueueReader alone() {
        return alone;
    }

    /** Sets it. With the queue's lock. */
    final void alone(@Nullable QueueReader reader) {
        alone = reader;
        tellsAlone = reader == null ? null : reader.onReady();
    }

    /** It watches from now on. With the queue's lock. */
    final void watchAlone() {
        watchesAlone = 1;
    }

    /** Returns whether a reader watches alone. What it says may be over by then. */
    final boolean isWatchedAlone() {
        return watchesAlone == 1;
    }

    /** Returns whether it is this reader that watches alone. What it says may be over by then. */
    final boolean isWatchedAlone(QueueReader reader) {
        return isWatchedAlone() && alone == reader;
    }

    /** Returns whether a reader watched alone until now; who gets true owes it the news. */
    final boolean endWatchAlone() {
        return watchesAlone == 1 && WATCHES_ALONE.compareAndSet(this, 1, 0);
    }

    /** Tells the reader that watches alone; returns whether there was one. */
    final boolean tellAlone() {
        boolean watched = endWatchAlone();
        ReadyListener reader = watched ? tellsAlone : null;
        if (reader != null) {
            reader.ready();
        }
        return watched;
    }
}
