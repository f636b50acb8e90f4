package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/**
 * Pending deliveries of a queue: one first-in-first-out list per priority and a bit for each list that is not empty,
 * so that adding, taking the next, and taking the least important cost the same whatever the backlog.
 *
 * <p>Threads: guarded by the queue's lock.
 *
 * <p>Always true: each list is in order of {@link QueuedDelivery#sequence}; a bit is set exactly when its list is not
 * empty; {@link #size} is the sum of the lengths; a delivery is in a list exactly when it is
 * {@link QueuedDelivery.State#PENDING}.
 */
sealed class Lanes permits Share {
    private static final int COUNT = Envelope.HIGHEST_PRIORITY + 1;

    /** The first and the last of each list, side by side because they are used together. */
    private final @Nullable QueuedDelivery[] ends = new QueuedDelivery[2 * COUNT];

    /**
     * Who was added between others last, if it is still there. Those that come back after it often belong behind it: so a run of
     * them finds its places in one walk. Null until one is.
     */
    private @Nullable QueuedDelivery @Nullable [] returned;

    /** What the deliveries of each list count for in bytes; null if nobody asks. */
    private final long @Nullable [] bytes;

    private int occupied;
    private int size;

    /**
     * Creates empty lists.
     *
     * @param weighed whether somebody is going to ask for {@link #bytesBelow}
     */
    Lanes(boolean weighed) {
        this.bytes = weighed ? new long[COUNT] : null;
    }

    final int size() {
        return size;
    }

    final boolean isEmpty() {
        return occupied == 0;
    }

    /** Returns the highest priority with anything pending, or -1. */
    final int top() {
        return 31 - Integer.numberOfLeadingZeros(occupied);
    }

    /** Returns the next to be delivered, or null. */
    @Nullable
    final QueuedDelivery first() {
        return occupied == 0 ? null : head(top());
    }

    @Nullable
    final QueuedDelivery head(int lane) {
        return ends[2 * lane];
    }

    private @Nullable QueuedDelivery tail(int lane) {
        return ends[2 * lane + 1];
    }

    private void head(int lane, @Nullable QueuedDelivery head) {
        ends[2 * lane] = head;
    }

    private void tail(int lane, @Nullable QueuedDelivery tail) {
        ends[2 * lane + 1] = tail;
    }

    /** Returns all of them, in the order of delivery. */
    final List<QueuedDelivery> inOrder() {
        List<QueuedDelivery> all = new ArrayList<>(size);
        for (int lane = COUNT - 1; lane >= 0; lane--) {
            for (QueuedDelivery delivery = head(lane); delivery != null; delivery = delivery.next) {
                all.add(delivery);
            }
        }
        return all;
    }

    /** Returns the one that has been pending longest among the lowest priority below the given one, or null. */
    @Nullable
    final QueuedDelivery leastImportantBelow(int priority) {
        if (occupied == 0) {
            return null;
        }
        int lowest = Integer.numberOfTrailingZeros(occupied);
        return lowest < priority ? head(lowest) : null;
    }

    /** Returns the one that has been pending longest, whatever its priority, or null. */
    @Nullable
    final QueuedDelivery oldest() {
        QueuedDelivery oldest = null;
        for (int bits = occupied; bits != 0; bits &= bits - 1) {
            QueuedDelivery head = head(Integer.numberOfTrailingZeros(bits));
            if (oldest == null || (head != null && head.sequence < oldest.sequence)) {
                oldest = head;
            }
        }
        return oldest;
    }

    /** Returns how many bytes the deliveries of a lower priority than the given one count for. */
    final long bytesBelow(int priority) {
        long sum = 0;
        for (int lane = 0; bytes != null && lane < priority; lane++) {
            sum += bytes[lane];
        }
        return sum;
    }

    /** Adds a delivery at its place: nearly always the end, after a release nearly always the beginning. */
    final void add(QueuedDelivery delivery) {
        int lane = delivery.lane();
        QueuedDelivery before = tail(lane);
        if (before != null && before.sequence > delivery.sequence) {
            before = predecessor(lane, before, delivery.sequence);
            hasReturned(lane, delivery);
        }
        QueuedDelivery after = before == null ? head(lane) : before.next;
        delivery.prev = before;
        delivery.next = after;
        if (before == null) {
            head(lane, delivery);
        } else {
            before.next = delivery;
        }
        if (after == null) {
            tail(lane, delivery);
        } else {
            after.prev = delivery;
        }
        delivery.becomes(QueuedDelivery.State.PENDING);
        occupied |= 1 << lane;
        size++;
        if (bytes != null) {
            bytes[lane] += delivery.envelope().sizeInBytes();
        }
    }

    private void hasReturned(int lane, QueuedDelivery delivery) {
        if (returned == null) {
            returned = new QueuedDelivery[COUNT];
        }
        returned[lane] = delivery;
    }

    /**
     * Returns whom a delivery of this sequence follows, or null if it is the first. Looks from the end and from the start at once,
     * or from where one was added before.
     */
    private @Nullable QueuedDelivery predecessor(int lane, QueuedDelivery tail, long sequence) {
        QueuedDelivery fromEnd = tail;
        QueuedDelivery last = returned == null ? null : returned[lane];
        QueuedDelivery fromStart = last != null && last.sequence < sequence ? last : head(lane);
        while (fromStart != null && fromStart.sequence < sequence && fromEnd != null && fromEnd.sequence > sequence) {
            fromStart = fromStart.next;
            fromEnd = fromEnd.prev;
        }
        return fromEnd == null || fromEnd.sequence < sequence || fromStart == null ? fromEnd : fromStart.prev;
    }

    /** Takes a delivery out; the caller gives it its next state. */
    final void remove(QueuedDelivery delivery) {
        int lane = delivery.lane();
        QueuedDelivery before = delivery.prev;
        QueuedDelivery after = delivery.next;
        if (before == null) {
            head(lane, after);
        } else {
            before.next = after;
        }
        if (after == null) {
            tail(lane, before);
        } else {
            after.prev = before;
        }
        if (returned != null && returned[lane] == delivery) {
            returned[lane] = before;
        }
        // Links are cut so that a settled delivery does not keep its successors alive across collections.
        delivery.prev = null;
        delivery.next = null;
        if (after == null && before == null) {
            occupied &= ~(1 << lane);
        }
        size--;
        if (bytes != null) {
            bytes[lane] -= delivery.envelope().sizeInBytes();
        }
    }

    final void checkInvariants() {
        int counted = 0;
        for (int lane = 0; lane < COUNT; lane++) {
            QueuedDelivery before = null;
            long weight = 0;
            for (QueuedDelivery d = head(lane); d != null; d = d.next) {
                weight += d.envelope().sizeInBytes();
                check(d.prev == before, "links of " + d);
                check(before == null || before.sequence < d.sequence, "order of " + d);
                check(d.is(QueuedDelivery.State.PENDING), "state of " + d);
                before = d;
                counted++;
            }
            check(bytes == null || bytes[lane] == weight, "bytes of lane " + lane);
            check(tail(lane) == before, "tail of lane " + lane);
            check((occupied & (1 << lane)) != 0 == (before != null), "bit of lane " + lane);
        }
        check(counted == size, "size " + size + ", counted " + counted);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("Lanes broken: " + what);
        }
    }
}
