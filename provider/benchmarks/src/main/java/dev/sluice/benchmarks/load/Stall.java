package dev.sluice.benchmarks.load;

import java.time.Duration;
import java.util.function.LongSupplier;

import dev.sluice.benchmarks.time.Wall;

/** Tells when nothing has happened for too long: something is stuck, or lost. Threads: any. */
final class Stall {
    /** The slowest that is measured gives a sign of life more often. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LongSupplier happened;
    private volatile long lastSeen;
    private volatile long since;

    /**
     * Creates one.
     *
     * @param happened counts what happens
     */
    Stall(LongSupplier happened) {
        this.happened = happened;
        begin();
    }

    /** Begins to wait. */
    void begin() {
        lastSeen = happened.getAsLong();
        since = Wall.nanos();
    }

    /** Returns whether it is time to give up. To be asked again and again. */
    boolean hasCome() {
        if (happened.getAsLong() != lastSeen) {
            begin();
        }
        return Wall.nanos() - since > PATIENCE.toNanos();
    }
}
