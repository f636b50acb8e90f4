package dev.sluice.benchmarks.fork;

import java.time.Duration;
import java.util.function.LongSupplier;

import dev.sluice.benchmarks.scenario.Stage;

/**
 * Runs a stage until it does not become faster any more. Much code is slow for longer than little code; a fixed time would
 * be unfair to the large providers, or waste much of it on bare queues.
 *
 * <p>Threads: one.
 */
final class WarmUp {
    /** A round that is better by less is not better. */
    private static final double PROGRESS = 1.05;
    /** How many rounds in a row must not be better. */
    private static final int PATIENCE = 2;
    /** How many times longer than asked for it may take, as long as it helps. */
    static final int AT_MOST = 4;
    /** Into how many rounds the time asked for is divided. */
    private static final int ROUNDS = 4;

    private final Stage stage;
    private final Duration duration;
    private final LongSupplier clock;

    /**
     * Creates one.
     *
     * @param duration how long it takes at least
     * @param clock the time in nanoseconds
     */
    WarmUp(Stage stage, Duration duration, LongSupplier clock) {
        this.stage = stage;
        this.duration = duration;
        this.clock = clock;
    }

    void run() throws Exception {
        long start = clock.getAsLong();
        double best = 0;
        int inVain = 0;
        while (!isOver(clock.getAsLong() - start, inVain)) {
            double speed = stage.warmUp(duration.dividedBy(ROUNDS));
            inVain = speed > best * PROGRESS ? 0 : inVain + 1;
            best = Math.max(best, speed);
        }
    }

    private boolean isOver(long nanos, int inVain) {
        boolean longEnough = nanos >= duration.toNanos() && inVain >= PATIENCE;
        return longEnough || nanos >= duration.toNanos() * AT_MOST;
    }
}
