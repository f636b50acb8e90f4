package dev.sluice.jms.internal.lifecycle;

import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.error.JmsErrors;

/**
 * The steps of closing something: all are run, whatever the others do. The first failure is thrown at the end, with the
 * further ones suppressed.
 *
 * <p>Threads: one.
 */
public final class CloseSteps implements AutoCloseable {
    private @Nullable Exception failure;

    /** Creates an empty sequence. */
    public CloseSteps() {}

    /** Runs a step, and keeps its failure for later. */
    public void run(JmsErrors.Action step) {
        try {
            JmsErrors.run(step);
        } catch (JMSException | RuntimeException e) {
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e);
            }
        }
    }

    /** Throws the first failure, if there was one. */
    @Override
    public void close() throws JMSException {
        if (failure instanceof JMSException jms) {
            throw jms;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
    }
}
