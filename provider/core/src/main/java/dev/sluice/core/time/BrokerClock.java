package dev.sluice.core.time;

/**
 * Where a broker gets the time from, and the only way it waits. Every time stamp, delay, expiry and time-out of a broker
 * reads the same clock, so that a {@link VirtualClock} moves all of them at once.
 *
 * <p>Threads: all methods may be called from any thread. Timer tasks run one at a time, on a thread of the clock.
 */
public interface BrokerClock extends AutoCloseable {

    /** Returns the time of day in milliseconds since 1970-01-01T00:00Z. */
    long millis();

    /** Returns a reading that only ever grows, in nanoseconds from an arbitrary origin; differences are durations. */
    long nanos();

    /**
     * Runs a task once when the time of day reaches {@code atMillis}, or at once on the clock's thread when that is past.
     * The task must not block.
     *
     * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
     * @param task what to run
     * @return a handle to cancel it
     */
    Timer schedule(long atMillis, Runnable task);

    /**
     * Parks the calling thread until it is {@linkplain java.util.concurrent.locks.LockSupport#unpark unparked},
     * interrupted, or the given time has passed. May return early for no reason: callers check their condition in a loop.
     *
     * @param blocker what the thread waits for, shown in thread dumps
     * @param nanos at most how long, in nanoseconds; {@link Long#MAX_VALUE} waits without a limit
     */
    void park(Object blocker, long nanos);

    /**
     * Lets other threads run, if there are any that want to.
     *
     * @return whether time passes meanwhile; if not, whoever waits like this waits in vain
     */
    boolean letOthersRun();

    /** Ends the clock's own threads; tasks that are not due yet never run. Closing twice does nothing. */
    @Override
    void close();

    /** A scheduled task. */
    interface Timer {
        /** Keeps the task from running, unless it has begun. */
        void cancel();
    }
}
