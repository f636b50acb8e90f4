package dev.sluice.jms.pool;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.ResourceAllocationException;

/**
 * The right to hold one of a limited number of things: first come, first served, waiting no longer than allowed.
 *
 * <p>The limit is kept here and not by Commons Pool, because there a waiter sleeps on when a place becomes free through a
 * failed creation, and closing a pool interrupts the threads of the application.
 *
 * <p>Threads: any.
 */
final class Permits {
    /** Enough to let every waiter through at the end, and too few to overflow a semaphore. */
    private static final int ALL = 1 << 30;

    private final Semaphore free;
    private final Limit limit;
    private final PoolCounters counters;
    private volatile boolean closed;

    /**
     * How many, and how long to wait for one.
     *
     * @param what what is limited, in the plural: "sessions of this connection"
     * @param option the name of the option that says how many
     * @param most how many may be held at once
     * @param block whether to wait at all
     * @param longest how long to wait at most; zero waits without limit
     */
    record Limit(String what, String option, int most, boolean block, Duration longest) {}

    Permits(Limit limit, PoolCounters counters) {
        this.free = new Semaphore(limit.most, true);
        this.limit = limit;
        this.counters = counters;
    }

    /**
     * Takes one; the caller owes a {@link #release()}.
     *
     * @throws ResourceAllocationException when none became free in time
     * @throws IllegalStateException when it was closed, before or while waiting
     * @throws JMSException when the thread was interrupted
     */
    void acquire() throws JMSException {
        try {
            // Not tryAcquire(): that one would overtake those who wait.
            if (!free.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                await();
            }
        } catch (InterruptedException e) {
            throw Faults.interrupted("waiting for one of the " + limit.what, e);
        }
        if (closed) {
            free.release();
            throw new IllegalStateException("The pool that owns the " + limit.what + " was closed.");
        }
    }

    private void await() throws InterruptedException, ResourceAllocationException {
        if (!limit.block) {
            counters.timedOut();
            throw new ResourceAllocationException("All " + limit.what + " are taken (" + limit.option + "=" + limit.most
                    + ", blockWhenExhausted=false). Free them sooner, raise '" + limit.option
                    + "', or allow waiting.");
        }
        counters.waited();
        if (limit.longest.isZero()) {
            free.acquire();
        } else if (!free.tryAcquire(limit.longest.toNanos(), TimeUnit.NANOSECONDS)) {
            counters.timedOut();
            throw new ResourceAllocationException("All " + limit.what + " stayed taken for " + limit.longest + " ("
                    + limit.option + "=" + limit.most + ", waitTimeout=" + limit.longest
                    + "). Free them sooner, or raise one of the two options.");
        }
    }

    /** Gives one back. */
    void release() {
        free.release();
    }

    /** Returns how many threads wait, roughly. */
    int waiting() {
        return free.getQueueLength();
    }

    /** Lets go of everybody who waits; from now on nobody gets one. */
    void close() {
        closed = true;
        free.release(ALL);
    }
}
