package dev.sluice.core.engine;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * Whose transactions they are: somebody who works on one after the other.
 *
 * <p>Threads: {@link #begin} and the transactions by one at a time; {@link #endWaits} and {@link #close} by any.
 */
public interface TransactionController extends AutoCloseable {
    /**
     * Begins a unit of work.
     *
     * @throws BrokerException {@link BrokerError#CLOSED} if the connection is closed
     */
    Transaction begin();

    /**
     * Ends a wait of one of its transactions for space; what waits then or begins to wait later is rolled back. What need not
     * wait is done as before.
     */
    void endWaits();

    /** Ends waits for space as well. The transactions are for their owner to end. Closing twice does nothing. */
    @Override
    void close();
}
