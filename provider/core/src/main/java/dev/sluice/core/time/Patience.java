package dev.sluice.core.time;

import java.util.function.BooleanSupplier;

/**
 * Decides whether somebody who has nothing to do should wait a moment for more, or go to sleep at once. Waking a thread costs
 * the one who wakes it several microseconds. Where the next message always comes after less than that, the sender spends its
 * time on waking, falls behind by it, and so finds the receiver asleep again. Then it pays to let others run first, who may
 * send something meanwhile.
 *
 * <p>Whoever has slept for long the last time does not wait. So a receiver that gets a message now and then costs nothing while
 * there is none, and as little when there is one.
 *
 * <p>Threads: one at a time.
 */
public final class Patience {
    /** What is a short sleep, and for how long to wait at most. */
    static final long MOMENT_NANOS = 50_000;

    private final BrokerClock clock;
    private final BooleanSupplier more;
    private boolean worthWhile;
    private boolean asleep;
    private long asleepSince;

    /**
     * Creates patience that has not been tried.
     *
     * @param clock what to wait by
     * @param more whether there is something to do again
     */
    public Patience(BrokerClock clock, BooleanSupplier more) {
        this.clock = clock;
        this.more = more;
    }

    /**
     * Waits a moment, if that is worth while. If it returns false, the caller goes to sleep, and calls {@link #awake} when
     * somebody has woken it.
     *
     * @return whether there is something to do again
     */
    public boolean await() {
        long began = clock.nanos();
        if (worthWhile) {
            while (clock.nanos() - began < MOMENT_NANOS && clock.letOthersRun()) {
                if (more.getAsBoolean()) {
                    return true;
                }
            }
            began = clock.nanos();
        }
        asleepSince = began;
        asleep = true;
        return false;
    }

    /** The sleep is over, if there was one. */
    public void awake() {
        if (asleep) {
            asleep = false;
            worthWhile = clock.nanos() - asleepSince < MOMENT_NANOS;
        }
    }
}
