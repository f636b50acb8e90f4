package dev.sluice.core.engine;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.SendResult;

/**
 * Sends and settlements that happen together or not at all.
 *
 * <p>Threads: one at a time.
 */
public interface Transaction {
    /**
     * Adds a delivery: accepted on commit, released on rollback.
     *
     * @param delivery what was received
     * @param attempt its {@link Delivery#attempt()} when it was
     */
    void accept(Delivery delivery, int attempt);

    /** Returns whether nothing was sent or received. */
    boolean isEmpty();

    /**
     * Makes sure that {@link #commit} will not fail.
     *
     * @throws BrokerException {@link BrokerError#ROLLED_BACK} if it would; everything is rolled back then
     */
    void prepare();

    /**
     * Makes everything take effect.
     *
     * @return what became of all messages together
     * @throws BrokerException {@link BrokerError#ROLLED_BACK} if that is not possible; everything is rolled back then
     */
    SendResult commit();

    /** Undoes everything. */
    void rollback();
}
