package dev.sluice.core.topic;

import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * Some members in the order of their numbers, read far more often than changed. Readers share an array, which the first of
 * them makes after a change: so many changes in a row cost no more than one array, and making it costs no more than what
 * the reader does with it.
 *
 * <p>Threads: read by any, without a lock; changed by one at a time.
 *
 * @param <T> the members
 */
final class Group<T> {
    private final IntFunction<T[]> arrays;
    private final ConcurrentNavigableMap<Long, T> members = new ConcurrentSkipListMap<>();
    private final AtomicLong changes = new AtomicLong();
    private volatile Snapshot<T> latest;

    /** What the members were after so many changes, or later. */
    private static final class Snapshot<T> {
        private final long changes;
        private final T[] members;

        Snapshot(long changes, T[] members) {
            this.changes = changes;
            this.members = members;
        }
    }

    Group(IntFunction<T[]> arrays) {
        this.arrays = arrays;
        this.latest = new Snapshot<>(0, arrays.apply(0));
    }

    /** Adds a member; returns whether there was none of this number. */
    boolean add(long number, T member) {
        boolean added = members.putIfAbsent(number, member) == null;
        if (added) {
            changes.incrementAndGet();
        }
        return added;
    }

    /** Takes a member out; returns whether there was one of this number. */
    boolean remove(long number) {
        boolean removed = members.remove(number) != null;
        if (removed) {
            changes.incrementAndGet();
        }
        return removed;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Returns all members, of every change that had been made when this was called. Not to be changed. */
    T[] members() {
        // Counted before the members are read: if one changes meanwhile, the next reader makes another array.
        long counted = changes.get();
        Snapshot<T> snapshot = latest;
        if (snapshot.changes != counted) {
            snapshot = new Snapshot<>(counted, members.values().toArray(arrays));
            latest = snapshot;
        }
        return snapshot.members;
    }
}
