package dev.sluice.jms.internal.lifecycle;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import jakarta.jms.IllegalStateException;

/**
 * Whether something is open. It closes once, and never opens again.
 *
 * <p>Threads: any.
 */
public final class Lifecycle {
    private static final AtomicReferenceFieldUpdater<Lifecycle, Phase> PHASE =
            AtomicReferenceFieldUpdater.newUpdater(Lifecycle.class, Phase.class, "phase");

    private final String what;
    private volatile Phase phase = Phase.OPEN;

    private enum Phase {
        OPEN,
        CLOSING,
        CLOSED
    }

    /**
     * Creates the life cycle of something open.
     *
     * @param what what it is called in messages to people, for example {@code session}
     */
    public Lifecycle(String what) {
        this.what = what;
    }

    /** Returns whether it is neither closed nor closing. */
    public boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** Returns whether it is closed for good. */
    public boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    /** Begins to close. Returns true to exactly one caller, who then owes the work and {@link #closed()}. */
    public boolean beginClosing() {
        return PHASE.compareAndSet(this, Phase.OPEN, Phase.CLOSING);
    }

    /** Ends closing. */
    public void closed() {
        phase = Phase.CLOSED;
    }

    /**
     * Refuses what needs it open. While it is closing, what is still running keeps its services (Jakarta Messaging 6.1.8).
     *
     * @throws IllegalStateException if it is closed
     */
    public void ensureNotClosed() throws IllegalStateException {
        if (isClosed()) {
            throw new IllegalStateException("The " + what + " is closed.", "CLOSED");
        }
    }
}
