package dev.sluice.core.engine;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.message.SendResult;

/**
 * Sends messages. Messages of one sender to one destination arrive in the order of sending, within a priority.
 *
 * <p>Threads: sends by one at a time; the others by any.
 */
public interface Sender extends AutoCloseable {
    /** Returns what identifies this sender's messages. */
    Origin origin();

    /**
     * Sends a message to its destination, waiting for space if that is the destination's policy.
     *
     * @param envelope the message
     * @param transaction the unit of work it is part of, or null to send it now
     * @return what became of it
     * @throws BrokerException {@link BrokerError#NO_SUCH_ADDRESS}; {@link BrokerError#NOT_AUTHORIZED};
     *     {@link BrokerError#OUT_OF_SPACE}; {@link BrokerError#INTERRUPTED}
     */
    SendResult send(Envelope envelope, @Nullable Transaction transaction);

    /**
     * Ends a wait for space that is going on, and lets further sends have none: where there is no space, they are refused with
     * {@link BrokerError#CLOSED}. For whoever is about to close it, and first lets others do what they are at.
     */
    void endWaits();

    /** Ends it, and a wait for space that is going on. */
    @Override
    void close();
}
