package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The lock of a queue. What others are to be told is noted while it is held and done when it has been released, so that
 * no code of others ever runs under it.
 */
final class QueueLock extends ReentrantLock {
    private static final long serialVersionUID = 1L;

    /** Usually there is nothing to do, or one thing, so a list is made only for the second. */
    private transient @Nullable Runnable afterwards;

    /** Has something done by this thread, after it has released the lock. */
    void afterwards(Runnable step) {
        if (afterwards == null) {
            afterwards = step;
        } else {
            Steps all = afterwards instanceof Steps many ? many : new Steps(afterwards);
            all.steps.add(step);
            afterwards = all;
        }
    }

    @Override
    public void unlock() {
        Runnable steps = afterwards;
        afterwards = null;
        super.unlock();
        if (steps != null) {
            steps.run();
        }
    }

    private static final class Steps implements Runnable {
        private final List<Runnable> steps = new ArrayList<>();

        Steps(Runnable first) {
            steps.add(first);
        }

        /** Runs every step, whatever the others do: one that fails must not keep another from being woken. */
        @Override
        public void run() {
            @Nullable Throwable first = null;
            for (Runnable step : steps) {
                try {
                    step.run();
                } catch (RuntimeException | Error e) {
                    first = first == null ? e : first;
                }
            }
            if (first instanceof Error error) {
                throw error;
            }
            if (first instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}
