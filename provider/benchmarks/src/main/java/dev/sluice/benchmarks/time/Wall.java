package dev.sluice.benchmarks.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The clock on the wall, and all waiting for it. Threads: any. */
public final class Wall {
    /** About as short as a thread can sleep: with what the operating system adds it is some 70 microseconds. */
    private static final long SHORT_NANOS = 20_000;
    /** In this time one can sleep shortly and be back. */
    private static final long SLEEPABLE_NANOS = 90_000;

    private Wall() {}

    /** Returns the time in nanoseconds since some moment. */
    public static long nanos() {
        return System.nanoTime();
    }

    /** Lets others have the processor for a moment, some tens of microseconds. */
    public static void pauseShortly() {
        LockSupport.parkNanos(SHORT_NANOS);
    }

    /**
     * Sleeps.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }

    /**
     * Waits until a moment has come, to the microsecond: it sleeps as long as that is safe, so that a processor is free for
     * those who have work, and keeps asking only at the end.
     */
    @SuppressWarnings("ThreadPriorityCheck") // a hint is all it should be
    public static void waitUntil(long nanos) {
        while (nanos() - nanos < -SLEEPABLE_NANOS) {
            LockSupport.parkNanos(SHORT_NANOS);
        }
        while (nanos() - nanos < 0) {
            Thread.yield();
        }
    }

    /** Waits until {@link #wake} is called for the thread, or for no reason at all. */
    public static void park(Object why) {
        LockSupport.park(why);
    }

    /** Ends the wait of a thread, or its next. */
    public static void wake(Thread thread) {
        LockSupport.unpark(thread);
    }
}
