package dev.sluice.core.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.jspecify.annotations.Nullable;

/**
 * Who reads a queue, and who of them watches: waits to be told that there is something.
 *
 * <p>A reader that watches alone and takes anything is told by producers themselves, without the lock. Nearly every queue has
 * one reader at most, so sending to somebody who waits touches little of the queue.
 *
 * <p>Threads: guarded by the queue's lock, but for {@link #anyIdle}, {@link #watchesAlone(QueueReader)} and {@link #tellAlone}.
 *
 * <p>Always true: a reader is in {@link #idle} exactly when it {@linkplain QueueReader#isIdle() is idle}; then {@link
 * #alone} does not watch.
 */
final class Readers {
    private static final AtomicIntegerFieldUpdater<Readers> WATCHES_ALONE =
            AtomicIntegerFieldUpdater.newUpdater(Readers.class, "watchesAlone");

    private final List<QueueReader> all = new ArrayList<>();
    private final ArrayDeque<QueueReader> idle = new ArrayDeque<>();

    /** Read by producers after they have entered a message; written before the queue is looked at for the last time. */
    private volatile boolean anyIdle;

    /** The reader that may watch alone: the only one there was at some time. Once there are more it may not, but is kept here. */
    private volatile @Nullable QueueReader alone;

    /**
     * 1 if {@link #alone} watches alone, else 0. Whoever makes it 0 must tell the reader, or see to it otherwise; should it be
     * closed meanwhile, the next one looks by itself when it starts. Written and read as {@link #anyIdle}. A flag, because a
     * reference that changes with each message costs most garbage collectors more.
     */
    private volatile int watchesAlone;

    boolean anyIdle() {
        return anyIdle;
    }

    /** Returns whether a reader watches alone. What it says may be over by then. Any thread. */
    boolean watchesAlone(QueueReader reader) {
        return watchesAlone == 1 && alone == reader;
    }

    /** Tells the reader that watches alone; returns whether there was one. Any thread, no lock. */
    boolean tellAlone() {
        boolean watched = watchesAlone == 1 && endWatchAlone();
        QueueReader reader = watched ? alone : null;
        if (reader != null) {
            reader.tell();
        }
        return watched;
    }

    /** Returns whether it watched until now. */
    private boolean endWatchAlone() {
        return WATCHES_ALONE.compareAndSet(this, 1, 0);
    }

    int count() {
        return all.size();
    }

    List<QueueFigures.Reader> figures(Pending pending) {
        return all.stream()
                .map(reader -> reader.figures(pending.keysOf(reader)))
                .toList();
    }

    void open(QueueReader reader) {
        all.add(reader);
        QueueReader other = alone;
        if (all.size() == 1) {
            alone = reader;
        } else if (other != null && watchesAlone == 1) {
            // A producer that finds it no longer watching alone must see that there is somebody idle.
            idle(other);
            if (!endWatchAlone()) {
                busy(other);
            }
        }
    }

    void close(QueueReader reader) {
        busy(reader);
        reader.closed();
        all.remove(reader);
        if (all.size() == 1) {
            alone = all.get(0);
        } else if (alone == reader) {
            alone = null;
        }
    }

    void stop(QueueReader reader) {
        busy(reader);
        reader.stopped();
    }

    boolean isWatching(QueueReader reader) {
        return reader.isIdle() || watchesAlone(reader);
    }

    /** The reader watches from now on. The queue must be looked at once more after this, for what arrived in between. */
    void watch(QueueReader reader, Pending pending) {
        if (!watchAlone(reader, pending)) {
            idle(reader);
        }
    }

    /** The same, if it is alone and takes anything; else returns false. */
    boolean watchAlone(QueueReader reader, Pending pending) {
        boolean possible = all.size() == 1 && pending.isForWhoeverAsks(reader);
        if (possible) {
            watchesAlone = 1;
        }
        return possible;
    }

    private void idle(QueueReader reader) {
        reader.idled();
        idle.addLast(reader);
        anyIdle = true;
    }

    /** The reader has found something, or has been told. */
    void busy(QueueReader reader) {
        if (watchesAlone(reader)) {
            endWatchAlone();
        } else if (reader.isIdle()) {
            reader.activated();
            idle.remove(reader);
            anyIdle = !idle.isEmpty();
        }
    }

    /** Tells readers that watch and would find something, but not more than so many, those first that have watched longest. */
    void tell(int most, Pending pending, QueueLock lock) {
        for (int i = 0; i < most && (anyIdle || watchesAlone == 1); i++) {
            QueueReader reader = nextToTell(pending);
            if (reader == null) {
                return;
            }
            lock.afterwards(reader);
        }
    }

    /** Returns the reader that has watched longest of those who would find something, no longer watching; or null. */
    @Nullable
    QueueReader nextToTell(Pending pending) {
        QueueReader only = alone;
        if (watchesAlone == 1 && only != null) {
            return pending.isAnyFor(only) && endWatchAlone() ? only : null;
        }
        for (Iterator<QueueReader> it = idle.iterator(); it.hasNext(); ) {
            QueueReader reader = it.next();
            if (pending.isAnyFor(reader)) {
                it.remove();
                reader.activated();
                anyIdle = !idle.isEmpty();
                return reader;
            }
        }
        return null;
    }

    /** Tells every reader that may receive. */
    void tellAll(QueueLock lock) {
        for (QueueReader reader : all) {
            if (reader.isActive()) {
                busy(reader);
                lock.afterwards(reader);
            }
        }
    }

    void closeAll() {
        List.copyOf(all).forEach(this::close);
    }
}
