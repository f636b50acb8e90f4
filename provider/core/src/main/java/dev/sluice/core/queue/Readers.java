package dev.sluice.core.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who reads a queue, and who of them waits to be told that there is something.
 *
 * <p>Threads: guarded by the queue's lock, but for {@link #anyIdle}.
 *
 * <p>Always true: a reader is in {@link #idle} exactly when it {@linkplain QueueReader#isIdle() is idle}.
 */
final class Readers {
    private final List<QueueReader> all = new ArrayList<>();
    private final ArrayDeque<QueueReader> idle = new ArrayDeque<>();

    /** Read by producers after they have entered a message; written before the queue is looked at for the last time. */
    private volatile boolean anyIdle;

    boolean anyIdle() {
        return anyIdle;
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
    }

    void close(QueueReader reader) {
        busy(reader);
        reader.closed();
        all.remove(reader);
    }

    void stop(QueueReader reader) {
        busy(reader);
        reader.stopped();
    }

    /** The reader asked in vain. The queue must be looked at once more after this, for what arrived in between. */
    void idle(QueueReader reader) {
        if (!reader.isIdle()) {
            reader.idled();
            idle.addLast(reader);
            anyIdle = true;
        }
    }

    /** The reader has found something, or has been told. */
    void busy(QueueReader reader) {
        if (reader.isIdle()) {
            reader.activated();
            idle.remove(reader);
            anyIdle = !idle.isEmpty();
        }
    }

    /** Tells idle readers that would find something, but not more than so many, longest idle first. */
    void tell(int most, Pending pending, QueueLock lock) {
        for (int i = 0; i < most && anyIdle; i++) {
            QueueReader reader = nextToTell(pending);
            if (reader == null) {
                return;
            }
            lock.afterwards(reader);
        }
    }

    /** Returns the reader that has been idle longest of those who would find something, no longer idle; or null. */
    @Nullable
    QueueReader nextToTell(Pending pending) {
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
