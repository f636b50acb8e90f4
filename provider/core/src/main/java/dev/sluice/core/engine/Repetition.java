package dev.sluice.core.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

import com.google.errorprone.annotations.concurrent.GuardedBy;

import dev.sluice.core.time.BrokerClock;

/**
 * Something that may happen often and is not to be said as often: it is said when it happens for the first time, and then,
 * every {@value #INTERVAL_MILLIS} milliseconds, how often it has happened since. After an interval in which it has not
 * happened, the next time is a first time again.
 *
 * <p>Threads: any.
 */
final class Repetition {
    static final long INTERVAL_MILLIS = 10_000;

    private final BrokerClock clock;
    private final LongConsumer say;
    private final ReentrantLock lock = new ReentrantLock();

    /** Happened, and not said. */
    @GuardedBy("lock")
    private long unsaid;

    /** Whether a timer is set, before which nothing is said. */
    @GuardedBy("lock")
    private boolean quiet;

    /**
     * Begins to count.
     *
     * @param clock times the intervals
     * @param say says how often it has happened since it was last said; called with no lock held
     */
    Repetition(BrokerClock clock, LongConsumer say) {
        this.clock = clock;
        this.say = say;
    }

    void happened() {
        long count;
        lock.lock();
        try {
            unsaid++;
            if (quiet) {
                return;
            }
            count = beQuiet();
        } finally {
            lock.unlock();
        }
        say.accept(count);
    }

    private void intervalIsOver() {
        long count;
        lock.lock();
        try {
            quiet = false;
            if (unsaid == 0) {
                return;
            }
            count = beQuiet();
        } finally {
            lock.unlock();
        }
        say.accept(count);
    }

    /** Returns how much there is to say; nothing more is said for an interval from now. */
    @GuardedBy("lock")
    private long beQuiet() {
        long count = unsaid;
        unsaid = 0;
        quiet = true;
        clock.schedule(clock.millis() + INTERVAL_MILLIS, this::intervalIsOver);
        return count;
    }
}
