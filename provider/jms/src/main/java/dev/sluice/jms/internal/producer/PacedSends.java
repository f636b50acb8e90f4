package dev.sluice.jms.internal.producer;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.Sender;
import dev.sluice.core.engine.Transaction;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.pacing.AdaptivePacer;
import dev.sluice.core.time.BrokerClock;

/**
 * The sends of one producer to one destination, at the pace that those who receive can keep. What is back-pressure is decided
 * here: a copy was dropped, the send was refused for want of space, or it waited for space longer than allowed. Of sends in a
 * transaction nobody knows before the commit, which counts as one send then.
 *
 * <p>Threads: one at a time.
 */
final class PacedSends {
    private final AdaptivePacer pacer;
    private final BrokerClock clock;
    private final long blockedNanos;

    /** Whether there were sends in the transaction that goes on. */
    private boolean uncommitted;

    PacedSends(AdaptivePacer pacer, BrokerClock clock, long blockedNanos) {
        this.pacer = pacer;
        this.clock = clock;
        this.blockedNanos = blockedNanos;
    }

    AdaptivePacer pacer() {
        return pacer;
    }

    SendResult send(Sender sender, Envelope envelope, @Nullable Transaction transaction) {
        if (transaction != null) {
            SendResult later = sender.send(envelope, transaction);
            uncommitted = true;
            return later;
        }
        long began = clock.nanos();
        try {
            SendResult result = sender.send(envelope, null);
            feel(result, began);
            return result;
        } catch (BrokerException e) {
            feel(e);
            throw e;
        }
    }

    /** The transaction was committed, which had begun at a time of the clock. */
    void committed(SendResult all, long began) {
        if (uncommitted) {
            uncommitted = false;
            feel(all, began);
        }
    }

    /** The transaction was rolled back: for a reason, or because the application wanted it. */
    void rolledBack(@Nullable BrokerException reason) {
        if (uncommitted && reason != null && reason.getCause() instanceof BrokerException cause) {
            feel(cause);
        }
        uncommitted = false;
    }

    private void feel(SendResult result, long began) {
        // The clock is asked only if there is a reason: most sends do not wait.
        if (result.dropped() > 0 || (result.waited() && clock.nanos() - began > blockedNanos)) {
            pacer.backPressure();
        } else {
            pacer.succeeded();
        }
    }

    private void feel(BrokerException failure) {
        if (failure.error() == BrokerError.OUT_OF_SPACE) {
            pacer.backPressure();
        }
    }
}
