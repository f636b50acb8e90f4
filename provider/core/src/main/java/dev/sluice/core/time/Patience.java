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
 * <p>Whoever has done much since it waited last lets some more gather before it looks. A receiver that is always right behind a
 * sender slows both down, because each touches what the other is writing; some messages behind, neither meets the other. Those
 * who take turns, as in a dialogue, have one thing to do each time, and look at once.
 *
 * <p>Threads: one at a time.
 */
public final class Patience {
    /** What is a short sleep, and for how long to wait at most. */
    static final long MOMENT_NANOS = 50_000;

    /** How many times awake are much. */
    private static final int MUCH = 8;

    /** For how long to let more gather. */
    private static final long GATHERING_NANOS = 5_000;

    private final BrokerClock clock;
    private final BooleanSupplier more;
    private boolean worthWhile;
    private boolean asleep;
    private long asleepSince;

    /** How often it was awake since it waited last. It may overflow: then it looks at once. */
    private int done;

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
        long firstLook = done > MUCH ? GATHERING_NANOS : 0;
        done = 0;
        long began = clock.nanos();
        long waited = 0;
        while (worthWhile && waited < MOMENT_NANOS && clock.letOthersRun()) {
            waited = clock.nanos() - began;
            if (waited >= firstLook && more.getAsBoolean()) {
                return true;
            }
        }
        asleepSince = began + waited;
        asleep = true;
        return false;
    }

    /** There is something to do, or may be. The sleep is over, if there was one. */
    public void awake() {
        done++;
        if (asleep) {
            asleep = false;
            worthWhile = clock.nanos() - asleepSince < MOMENT_NANOS;
        }
    }
}
