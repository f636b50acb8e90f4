package dev.sluice.core.topic;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

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
    private final T[] none;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final NavigableMap<Long, T> byNumber = new TreeMap<>();

    /** Null from a change on until somebody asks. */
    private volatile T @Nullable [] members;

    /**
     * Creates an empty group.
     *
     * @param none what its members are as long as there are none
     */
    Group(T[] none) {
        this.none = none;
        this.members = none;
    }

    /** Adds a member; returns whether there was none of this number. */
    boolean add(long number, T member) {
        lock.lock();
        try {
            boolean added = byNumber.putIfAbsent(number, member) == null;
            if (added) {
                members = null;
            }
            return added;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a member out; returns whether there was one of this number. */
    boolean remove(long number) {
        lock.lock();
        try {
            boolean removed = byNumber.remove(number) != null;
            if (removed) {
                members = null;
            }
            return removed;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return byNumber.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Returns all members, of every change that had been made when this was called. Not to be changed. */
    T[] members() {
        T[] latest = members;
        return latest == null ? membersAfterChange() : latest;
    }

    private T[] membersAfterChange() {
        lock.lock();
        try {
            T[] latest = members;
            if (latest == null) {
                latest = byNumber.values().toArray(none);
                members = latest;
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }
}
