package dev.sluice.core.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/**
 * Where producers put messages into a queue: a stack without a lock, whose one atomic step takes a slot, assigns the
 * place in the order of arrival, and enters the message. The number of slots taken so far is the sequence of the topmost
 * node; less the number freed it is how full the queue is, so the bound is exact with any number of producers.
 *
 * <p>The queue collects new arrivals by reading the top and walking down to what it has collected before. It does not
 * write to the top, so producers and receivers do not fight over it.
 *
 * <p>Threads: {@link #push}, {@link #pushAll} and {@link #hasNews} by any, without a lock; all else under the queue's lock.
 */
final class Arrivals {
    private static final VarHandle TOP;
    private static final VarHandle FREED;

    static {
        try {
            TOP = MethodHandles.lookup().findVarHandle(Arrivals.class, "top", QueuedDelivery.class);
            FREED = MethodHandles.lookup().findVarHandle(Arrivals.class, "freed", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MessageQueue queue;
    private final long capacity;

    /** Bound in bytes, or 0 for none. With one, producers enter nothing without the lock. */
    private final long byteCapacity;

    /** With a bound in bytes: how many are in use. */
    private long bytes;

    private volatile QueuedDelivery top;

    /** How many slots were given back. Only grows. */
    private long freedExactly;

    /** The same, for producers to read. */
    private volatile long freed;

    /**
     * What some producer last read of {@link #freed}. Being behind only makes the queue look fuller than it is, in which
     * case {@code freed} itself is read: so producers seldom touch what receivers write all the time.
     */
    private volatile long freedSeen;

    /** Whether producers must not push by themselves, because others wait for space before them. */
    private volatile boolean closedToProducers;

    /** The top when arrivals were last collected. */
    private QueuedDelivery collected;

    /** Its sequence at that time; the delivery may have got another since. */
    private long collectedSequence;

    /** Markers that were entered since, and whose slots were given back at once. */
    private int markersSince;

    Arrivals(MessageQueue queue, long capacity, long byteCapacity) {
        this.queue = queue;
        this.capacity = capacity;
        this.byteCapacity = byteCapacity;
        this.closedToProducers = byteCapacity > 0;
        this.collected = marker(0);
        this.top = collected;
    }

    /** A node without a message, which holds a sequence. */
    private QueuedDelivery marker(long sequence) {
        QueuedDelivery marker = new QueuedDelivery(queue, null, null);
        marker.sequence = sequence;
        marker.becomes(QueuedDelivery.State.GONE);
        return marker;
    }

    /**
     * Enters a delivery if there is a free slot and nobody waits for one.
     *
     * @return whether it was entered
     */
    boolean push(QueuedDelivery delivery) {
        return !closedToProducers && pushWithin(delivery, capacity);
    }

    /** Enters a delivery if there is space for it, past everybody who waits: for those who wait themselves. */
    boolean pushFirst(QueuedDelivery delivery) {
        if (!hasBytes()) {
            return pushWithin(delivery, capacity);
        }
        long size = delivery.envelope().sizeInBytes();
        boolean entered = bytes + size <= byteCapacity && pushWithin(delivery, capacity);
        if (entered) {
            bytes += size;
        }
        return entered;
    }

    /** Enters deliveries, in their order and next to each other, if there is a free slot for each and nobody waits for one. */
    boolean pushAll(List<QueuedDelivery> deliveries) {
        return !closedToProducers && pushAllWithin(deliveries, capacity);
    }

    /** Enters deliveries, in their order and next to each other, if there is space for all of them; past everybody who waits. */
    boolean pushAllFirst(List<QueuedDelivery> deliveries) {
        long size = hasBytes() ? size(deliveries) : 0;
        if (bytes + size > byteCapacity && hasBytes()) {
            return false;
        }
        boolean entered = pushAllWithin(deliveries, capacity);
        if (entered) {
            bytes += size;
        }
        return entered;
    }

    private static long size(List<QueuedDelivery> deliveries) {
        return deliveries.stream()
                .mapToLong(delivery -> delivery.envelope().sizeInBytes())
                .sum();
    }

    /** All of them hang below the last, so that one step shows them all. */
    private boolean pushAllWithin(List<QueuedDelivery> deliveries, long bound) {
        QueuedDelivery last = deliveries.get(deliveries.size() - 1);
        while (true) {
            QueuedDelivery below = top;
            long sequence = below.sequence;
            long taken = sequence + deliveries.size();
            if (taken - freedSeen > bound && !hasRoomAfterAll(taken, bound)) {
                return false;
            }
            QueuedDelivery next = below;
            for (QueuedDelivery delivery : deliveries) {
                delivery.sequence = ++sequence;
                delivery.next = next;
                next = delivery;
            }
            if (TOP.compareAndSet(this, below, last)) {
                return true;
            }
        }
    }

    /**
     * Enters a delivery in the slot of another that is leaving. The caller holds the queue's lock and calls
     * {@link #free} before it lets go, so that nobody sees one slot too many in use.
     */
    void pushInExchange(QueuedDelivery delivery) {
        pushWithin(delivery, Long.MAX_VALUE);
    }

    private boolean pushWithin(QueuedDelivery delivery, long bound) {
        while (true) {
            QueuedDelivery below = top;
            long taken = below.sequence + 1;
            if (taken - freedSeen > bound && !hasRoomAfterAll(taken, bound)) {
                return false;
            }
            delivery.sequence = taken;
            delivery.next = below;
            if (TOP.compareAndSet(this, below, delivery)) {
                return true;
            }
        }
    }

    private boolean hasRoomAfterAll(long taken, long bound) {
        long now = freed;
        freedSeen = now;
        return taken - now <= bound;
    }

    /** Returns whether anything has arrived since it was last collected. Any thread; what it says may be over by then. */
    boolean hasNews() {
        return top != collected;
    }

    /** Takes what has arrived, oldest first, linked by {@link QueuedDelivery#next}; null when nothing has. */
    @Nullable
    QueuedDelivery collect() {
        QueuedDelivery newest = top;
        QueuedDelivery oldest = null;
        QueuedDelivery delivery = newest;
        while (delivery != null && delivery != collected) {
            QueuedDelivery below = delivery.next;
            if (delivery.is(QueuedDelivery.State.ARRIVED)) {
                delivery.next = oldest;
                oldest = delivery;
            } else {
                delivery.next = null;
            }
            delivery = below;
        }
        collectedUpTo(newest);
        return oldest;
    }

    private void collectedUpTo(QueuedDelivery newest) {
        collected = newest;
        collectedSequence = newest.sequence;
        markersSince = 0;
    }

    /** Returns what has arrived, if it is one delivery; it is not collected by that. */
    @Nullable
    QueuedDelivery only() {
        QueuedDelivery newest = top;
        return newest != collected && newest.next == collected && newest.is(QueuedDelivery.State.ARRIVED)
                ? newest
                : null;
    }

    /** Takes {@link #only} what has arrived; more may have arrived since. */
    void collectOnly(QueuedDelivery only) {
        only.next = null;
        collectedUpTo(only);
    }

    /**
     * Returns a place in the order behind everything that has arrived so far, for a delivery whose place was another. It
     * is taken as if by a message that leaves at once.
     *
     * <p>The delivery may be the top that a producer has just read. The producer sees either of its two sequences, and it
     * does not matter which: the marker lies on top before the sequence changes, so the producer's step fails.
     */
    long nextSequence() {
        QueuedDelivery marker = marker(0);
        pushInExchange(marker);
        if (marker.next == collected) {
            marker.next = null;
            collected = marker;
            collectedSequence = marker.sequence;
        } else {
            markersSince++;
        }
        free(1);
        return marker.sequence;
    }

    // ---------------------------------------------------------------- bytes

    /** Returns whether there is a bound in bytes. */
    boolean hasBytes() {
        return byteCapacity > 0;
    }

    /** Returns how many bytes are in use; 0 if there is no bound. */
    long bytes() {
        return bytes;
    }

    /** Returns whether a message would have space if some bytes were freed. */
    boolean fitsWithout(Envelope envelope, long freedBytes) {
        return bytes - freedBytes + envelope.sizeInBytes() <= byteCapacity;
    }

    /** Gives the bytes of a message back. */
    void freeBytes(Envelope envelope) {
        if (hasBytes()) {
            bytes -= envelope.sizeInBytes();
        }
    }

    /** From now on a message that was entered in exchange counts with its own size, and no longer with that of its lender. */
    void exchanged(Envelope lender, Envelope entered) {
        if (hasBytes()) {
            bytes -= lender.sizeInBytes() - entered.sizeInBytes();
        }
    }

    // ---------------------------------------------------------------- slots

    /** Gives slots back. */
    void free(int slots) {
        freedExactly += slots;
        FREED.setRelease(this, freedExactly);
    }

    /** Returns how many slots are in use, those of deliveries included that are not collected yet. */
    int used() {
        return (int) (top.sequence - freedExactly);
    }

    /** Returns how many slots were in use when arrivals were last collected, less those freed since. */
    int usedByCollected() {
        return (int) (collectedSequence + markersSince - freedExactly);
    }

    void closeToProducers(boolean closed) {
        closedToProducers = closed || hasBytes();
    }
}
