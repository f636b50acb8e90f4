package dev.sluice.jms.internal.lifecycle;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.sluice.core.time.BrokerClock;

/**
 * Where threads wait until a condition holds, by the broker's clock, so that under virtual time the waiting thread can run
 * what it waits for. Interrupts do not end the wait; the flag is kept.
 *
 * <p>Threads: any.
 */
public final class Turnstile {
    private final BrokerClock clock;
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

    /**
     * Creates a turnstile nobody waits at.
     *
     * @param clock what to wait by
     */
    public Turnstile(BrokerClock clock) {
        this.clock = clock;
    }

    /** Waits until the condition holds. */
    public void await(BooleanSupplier condition) {
        if (condition.getAsBoolean()) {
            return;
        }
        Thread self = Thread.currentThread();
        boolean interrupted = false;
        waiting.add(self);
        try {
            while (!condition.getAsBoolean()) {
                clock.park(this, Long.MAX_VALUE);
                interrupted |= Thread.interrupted();
            }
        } finally {
            waiting.remove(self);
            if (interrupted) {
                self.interrupt();
            }
        }
    }

    /** The condition may hold now. */
    public void changed() {
        if (!waiting.isEmpty()) {
            waiting.forEach(LockSupport::unpark);
        }
    }
}
