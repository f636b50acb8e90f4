package dev.sluice.samples.work;

import java.time.Duration;

import dev.sluice.core.time.VirtualClock;

/** Something that is done again and again in virtual time. */
public final class Repeated {
    private Repeated() {}

    /**
     * Has something done now, and then at an interval.
     *
     * @param clock that is moved by somebody
     * @param interval more than zero
     * @param task what is to be done
     */
    public static void every(VirtualClock clock, Duration interval, Runnable task) {
        clock.schedule(Duration.ZERO, () -> {
            task.run();
            clock.schedule(interval, () -> every(clock, interval, task));
        });
    }
}
