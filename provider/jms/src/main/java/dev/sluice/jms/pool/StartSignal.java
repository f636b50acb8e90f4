package dev.sluice.jms.pool;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import jakarta.jms.JMSException;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/**
 * Whether a borrower has started its connection. The physical connection may be running for another borrower, so the
 * borrower's own receive calls wait here (Jakarta Messaging 6.1.5: their timers run on meanwhile).
 *
 * <p>Threads: any.
 */
final class StartSignal {
    /** Returned by {@link #await} when the wait ended without a start. */
    static final long NOT_STARTED = -1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private boolean on;

    boolean isOn() {
        lock.lock();
        try {
            return on;
        } finally {
            lock.unlock();
        }
    }

    /** Switches it, and returns whether that changed anything. */
    boolean set(boolean value) {
        lock.lock();
        try {
            boolean before = on;
            on = value;
            changed.signalAll();
            return before != value;
        } finally {
            lock.unlock();
        }
    }

    /** Makes everybody who waits look again whether to give up. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the start.
     *
     * @param timeoutMillis how long at most, in milliseconds; zero or less waits without limit
     * @param givenUp ends the wait early; asked under the lock, so it only reads a flag
     * @return how many milliseconds are left (unchanged when there is no limit), or {@link #NOT_STARTED}
     * @throws JMSException when the thread is interrupted; it stays interrupted
     */
    long await(long timeoutMillis, BooleanSupplier givenUp) throws JMSException {
        boolean limited = timeoutMillis > 0;
        long left = limited ? TimeUnit.MILLISECONDS.toNanos(timeoutMillis) : Long.MAX_VALUE;
        lock.lock();
        try {
            if (on) {
                return timeoutMillis;
            }
            while (!on) {
                if (givenUp.getAsBoolean() || left <= 0) {
                    return NOT_STARTED;
                }
                left = changed.awaitNanos(left);
            }
            return limited ? Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)) : timeoutMillis;
        } catch (InterruptedException e) {
            throw Faults.interrupted("a receive call waited for its connection to be started", e);
        } finally {
            lock.unlock();
        }
    }
}
