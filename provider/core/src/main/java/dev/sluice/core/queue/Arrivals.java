package dev.sluice.core.queue;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/**
 * The end of a queue's {@link Entrance} where messages are collected, and how many slots are in use.
 *
 * <p>Arrivals are collected by reading the top and walking down to what was collected before. Which delivery is the top
 * is written by producers only, so receivers do not fight with them over it.
 *
 * <p>Threads: {@link #freed} by any, without a lock; all else under the queue's lock.
 */
final class Arrivals {
    private static final VarHandle FREED;

    static {
        try {
            FREED = MethodHandles.lookup().findVarHandle(Arrivals.class, "freed", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MessageQueue queue;

    /** Bound in bytes, or 0 for none. With one, producers enter nothing without the lock. */
    private final long byteCapacity;

    /** With a bound in bytes: how many are in use. */
    private long bytes;

    /** How many slots were given back. Only grows. */
    private long freedExactly;

    /** The same, for producers to read. */
    private volatile long freed;

    /** The sequence of the top when arrivals were last collected, be it in part; the delivery may have got another since. */
    private long collectedSequence;

    /**
     * The landmark at the end of the oldest piece that was not collected. By {@link QueuedDelivery#prev} it knows the one at the end
     * of the next piece, and so on: the other way round than they arrived. Null when there are none, or nobody has looked.
     */
    private @Nullable QueuedDelivery piece;

    /** Markers that were entered since, and whose slots were given back at once. */
    private int markersSince;

    private boolean isSealed;

    /** Slots that are nobody's, because it is sealed: those that were free then, and those freed since. */
    private int sealed;

    /** Prepares the queue's entrance, too, before there is a producer. */
    Arrivals(MessageQueue queue, long byteCapacity) {
        this.queue = queue;
        this.byteCapacity = byteCapacity;
        QueuedDelivery bottom = new QueuedDelivery(queue, null, null);
        bottom.becomes(QueuedDelivery.State.GONE);
        queue.beginWith(bottom);
        closeToProducers(false);
    }

    /** Enters a delivery if there is space for it, past everybody who waits: for those who wait themselves. */
    boolean pushFirst(QueuedDelivery delivery) {
        if (!hasBytes()) {
            return queue.pushFirst(delivery);
        }
        long size = delivery.envelope().sizeInBytes();
        boolean entered = bytes + size <= byteCapacity && queue.pushFirst(delivery);
        if (entered) {
            bytes += size;
        }
        return entered;
    }

    /** Enters deliveries, in their order and next to each other, if there is space for all of them; past everybody who waits. */
    boolean pushAllFirst(List<QueuedDelivery> deliveries) {
        long size = hasBytes() ? size(deliveries) : 0;
        if (bytes + size > byteCapacity && hasBytes()) {
            return false;
        }
        boolean entered = queue.pushAllFirst(deliveries);
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

    /**
     * Enters a delivery in the slot of another that is leaving. The caller calls {@link #free} before it lets go of the lock, so
     * that nobody sees one slot too many in use.
     */
    void pushInExchange(QueuedDelivery delivery) {
        queue.pushBeyond(delivery);
    }

    /** Takes what has arrived, oldest first, linked by {@link QueuedDelivery#next}; null when nothing has. */
    @Nullable
    QueuedDelivery collect() {
        piece = null;
        QueuedDelivery newest = queue.top();
        collectedUpTo(newest);
        return collect(newest);
    }

    /**
     * Takes what has arrived up to the oldest landmark, or all if there is none: so who wants one message does not touch all of
     * a long chain, and has what it touched in its cache when it comes to it.
     */
    @Nullable
    QueuedDelivery collectPiece() {
        QueuedDelivery end = piece == null ? oldestLandmark() : piece;
        if (end == null) {
            return collect();
        }
        piece = end.prev;
        collectedUpTo(queue.top());
        return collect(end);
    }

    /** Turns the links of the landmarks round that were not collected; returns the oldest, or null if there are none. */
    private @Nullable QueuedDelivery oldestLandmark() {
        QueuedDelivery oldest = null;
        QueuedDelivery next = queue.landmark();
        while (next != null && next.isUncollected()) {
            QueuedDelivery before = next.prev;
            next.prev = oldest;
            oldest = next;
            next = before;
        }
        return oldest;
    }

    private static @Nullable QueuedDelivery collect(QueuedDelivery newest) {
        QueuedDelivery oldest = null;
        QueuedDelivery delivery = newest;
        while (delivery.isUncollected()) {
            QueuedDelivery below = requireNonNull(delivery.next);
            if (delivery.is(QueuedDelivery.State.ARRIVED)) {
                delivery.collected(QueuedDelivery.State.COLLECTED, oldest);
                oldest = delivery;
            } else {
                delivery.collected(QueuedDelivery.State.GONE, null);
            }
            delivery = below;
        }
        return oldest;
    }

    private void collectedUpTo(QueuedDelivery newest) {
        collectedSequence = newest.sequence;
        markersSince = 0;
    }

    /** Returns what has arrived, if it is one delivery; it is not collected by that. */
    @Nullable
    QueuedDelivery only() {
        QueuedDelivery newest = queue.top();
        boolean arrived = newest.is(QueuedDelivery.State.ARRIVED);
        return arrived && !requireNonNull(newest.next).isUncollected() ? newest : null;
    }

    /** Takes {@link #only} what has arrived; more may have arrived since. */
    void collectOnly(QueuedDelivery only) {
        only.collected(QueuedDelivery.State.COLLECTED, null);
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
        QueuedDelivery marker = new QueuedDelivery(queue, null, null);
        marker.becomes(QueuedDelivery.State.MARKER);
        pushInExchange(marker);
        if (requireNonNull(marker.next).isUncollected()) {
            markersSince++;
        } else {
            marker.collected(QueuedDelivery.State.GONE, null);
            collectedSequence = marker.sequence;
        }
        free(1);
        return marker.sequence;
    }

    // ---------------------------------------------------------------- the end

    /**
     * From now on no producer enters anything without the lock, not even one that is about to. What entered before is to be
     * collected next.
     */
    void seal() {
        QueuedDelivery marker = new QueuedDelivery(queue, null, null);
        marker.becomes(QueuedDelivery.State.MARKER);
        sealed += queue.takeFreeSlots(marker);
        isSealed = true;
    }

    /** Lets producers enter again. */
    void unseal() {
        int slots = sealed;
        sealed = 0;
        isSealed = false;
        free(slots);
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
        if (isSealed) {
            sealed += slots;
        } else {
            freedExactly += slots;
            FREED.setRelease(this, freedExactly);
        }
    }

    /** Returns how many slots were given back so far. */
    long freed() {
        return freed;
    }

    /** Returns how many slots are in use, those of deliveries included that are not collected yet. */
    int used() {
        return (int) (queue.top().sequence - freedExactly) - sealed;
    }

    /** Returns how many slots were in use when arrivals were last collected, be it in part, less those freed since. */
    int usedByCollected() {
        return (int) (collectedSequence + markersSince - freedExactly) - sealed;
    }

    void closeToProducers(boolean closed) {
        queue.closeToProducers(closed || hasBytes());
    }
}
