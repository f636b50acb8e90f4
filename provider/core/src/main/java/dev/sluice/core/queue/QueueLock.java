package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

import org.jspecify.annotations.Nullable;

/**
 * The lock of a queue. What others are to be told is noted while it is held and done when it has been released, so that
 * no code of others ever runs under it.
 *
 * <p>It does not note who holds it, so nobody can take it twice. The note would be a reference, written each time to an object that
 * lives long; garbage collectors have to be told of it, and with thousands of queues to look into as many places.
 */
final class QueueLock extends AbstractQueuedSynchronizer implements Lock {
    private static final long serialVersionUID = 1L;

    private static final int FREE = 0;
    private static final int HELD = 1;

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

    // ---------------------------------------------------------------- locking

    @Override
    public void lock() {
        acquire(HELD);
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        acquireInterruptibly(HELD);
    }

    @Override
    public boolean tryLock() {
        return tryAcquire(HELD);
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return tryAcquireNanos(HELD, unit.toNanos(time));
    }

    /** Releases it, and then does what was to be done afterwards. */
    @Override
    public void unlock() {
        Runnable steps = afterwards;
        afterwards = null;
        release(FREE);
        if (steps != null) {
            steps.run();
        }
    }

    /** There are none: nobody waits with a queue's lock for anything but the lock. */
    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException("A queue's lock has no conditions.");
    }

    boolean isLocked() {
        return getState() == HELD;
    }

    @Override
    protected boolean tryAcquire(int held) {
        return compareAndSetState(FREE, held);
    }

    @Override
    protected boolean tryRelease(int free) {
        setState(free);
        return true;
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
