package dev.sluice.core.queue;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.time.BrokerClock;

/**
 * Whose sends they are, so that closing the sender ends its wait for space.
 *
 * <p>Threads: sends by one at a time; {@link #close} by any.
 */
public final class SendScope {
    private final BrokerClock clock;
    private volatile boolean closed;
    private volatile @Nullable BlockedSend waiting;

    /**
     * Creates a scope.
     *
     * @param clock what waits are measured with
     */
    public SendScope(BrokerClock clock) {
        this.clock = clock;
    }

    /** Returns whether it has been closed. */
    public boolean isClosed() {
        return closed;
    }

    void await(BlockedSend send, long timeoutMillis) {
        waiting = send;
        try {
            if (closed) {
                send.cancel();
            }
            send.await(clock, timeoutMillis);
        } finally {
            waiting = null;
        }
    }

    /** Refuses if it has been closed. */
    public void ensureOpen() {
        if (closed) {
            throw new BrokerException(BrokerError.CLOSED, "The sender is closed.");
        }
    }

    /** Ends a wait for space that is going on; further ones end at once. */
    public void close() {
        closed = true;
        BlockedSend now = waiting;
        if (now != null) {
            now.cancel();
        }
    }
}
