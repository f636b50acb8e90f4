package dev.sluice.core.topic;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * Some members in the order of their numbers, read far more often than changed. Readers share an array, which the first of
 * them makes after a change: so many changes in a row cost no more than one array, and making it costs no more than what
 * the reader does with it.
 *
 * <p>Threads: any. Readers take the lock only after a change, for as long as making the array takes.
 *
 * @param <T> the members
 */
final class Group<T> {
    private final IntFunction<T[]> arrays;

    @GuardedBy("this")
    private final NavigableMap<Long, T> byNumber = new TreeMap<>();

    /** Null from a change on until somebody asks. */
    private volatile T @Nullable [] members;

    Group(IntFunction<T[]> arrays) {
        this.arrays = arrays;
        this.members = arrays.apply(0);
    }

    /** Adds a member; returns whether there was none of this number. */
    synchronized boolean add(long number, T member) {
        boolean added = byNumber.putIfAbsent(number, member) == null;
        if (added) {
            members = null;
        }
        return added;
    }

    /** Takes a member out; returns whether there was one of this number. */
    synchronized boolean remove(long number) {
        boolean removed = byNumber.remove(number) != null;
        if (removed) {
            members = null;
        }
        return removed;
    }

    synchronized boolean isEmpty() {
        return byNumber.isEmpty();
    }

    /** Returns all members, of every change that had been made when this was called. Not to be changed. */
    T[] members() {
        T[] latest = members;
        return latest == null ? membersAfterChange() : latest;
    }

    private synchronized T[] membersAfterChange() {
        T[] latest = members;
        if (latest == null) {
            latest = byNumber.values().toArray(arrays.apply(0));
            members = latest;
        }
        return latest;
    }
}
