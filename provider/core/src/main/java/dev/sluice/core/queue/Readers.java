package dev.sluice.core.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who reads a queue, and who of them watches: waits to be told that there is something.
 *
 * <p>A reader that watches alone and takes anything is told by producers themselves, without the lock. Nearly every queue has
 * one reader at most, so sending to somebody who waits touches little of the queue.
 *
 * <p>Threads: guarded by the queue's lock. What producers have to know is in the queue's {@link Entrance}.
 *
 * <p>Always true: a reader is in {@link #idle} exactly when it {@linkplain QueueReader#isIdle() is idle}; then {@link
 * Entrance#alone} does not watch.
 */
final class Readers {
    private final Entrance entrance;
    private final List<QueueReader> all = new ArrayList<>();
    private final ArrayDeque<QueueReader> idle = new ArrayDeque<>();

    Readers(Entrance entrance) {
        this.entrance = entrance;
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
        QueueReader other = entrance.alone();
        if (all.size() == 1) {
            entrance.alone(reader);
        } else if (other != null && entrance.isWatchedAlone()) {
            // A producer that finds it no longer watching alone must see that there is somebody idle.
            idle(other);
            if (!entrance.endWatchAlone()) {
                busy(other);
            }
        }
    }

    void close(QueueReader reader) {
        busy(reader);
        reader.closed();
        all.remove(reader);
        if (all.size() == 1) {
            entrance.alone(all.get(0));
        } else if (entrance.alone() == reader) {
            entrance.alone(null);
        }
    }

    void stop(QueueReader reader) {
        busy(reader);
        reader.stopped();
    }

    boolean isWatching(QueueReader reader) {
        return reader.isIdle() || entrance.isWatchedAlone(reader);
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
            entrance.watchAlone();
        }
        return possible;
    }

    private void idle(QueueReader reader) {
        reader.idled();
        idle.addLast(reader);
        entrance.anyIdle(true);
    }

    /** The reader has found something, or has been told. */
    void busy(QueueReader reader) {
        if (entrance.isWatchedAlone(reader)) {
            entrance.endWatchAlone();
        } else if (reader.isIdle()) {
            reader.activated();
            idle.remove(reader);
            entrance.anyIdle(!idle.isEmpty());
        }
    }

    /** Tells readers that watch and would find something, but not more than so many, those first that have watched longest. */
    void tell(int most, Pending pending, QueueLock lock) {
        for (int i = 0; i < most && (entrance.anyIdle() || entrance.isWatchedAlone()); i++) {
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
        QueueReader only = entrance.alone();
        if (entrance.isWatchedAlone() && only != null) {
            return pending.isAnyFor(only) && entrance.endWatchAlone() ? only : null;
        }
        for (Iterator<QueueReader> it = idle.iterator(); it.hasNext(); ) {
            QueueReader reader = it.next();
            if (pending.isAnyFor(reader)) {
                it.remove();
                reader.activated();
                entrance.anyIdle(!idle.isEmpty());
                return reader;
            }
        }
        return null;
    }

    /** Tells a reader, if it watches, to ask again: it may find nothing. */
    void askAgain(QueueReader reader, QueueLock lock) {
        if (isWatching(reader)) {
            busy(reader);
            lock.afterwards(reader);
        }
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
