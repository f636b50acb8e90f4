package dev.sluice.tck.tests;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.sluice.tck.Jms;

/**
 * Notes how many calls there are at the same time. The first waits a little for the second, so that they meet if nobody keeps
 * them apart. Threads: any.
 */
final class Overlap {
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile CountDownLatch met = new CountDownLatch(2);

    /** Has the next call wait for the one after it, as the first did. */
    void again() {
        met = new CountDownLatch(2);
    }

    /** Called by those who must not meet. */
    void pass() {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        CountDownLatch meeting = met;
        meeting.countDown();
        try {
            meeting.await(Jms.SILENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.decrementAndGet();
        }
    }

    /** Returns how many there were at the same time, at most. */
    int most() {
        return most.get();
    }
}
