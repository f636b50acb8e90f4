package dev.sluice.core.engine;

import java.util.Set;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.time.BrokerClock;

/**
 * What a facade stands on: whoever keeps messages and brings them to those who want them. Knows nothing of the API of the
 * facade.
 *
 * <p>Threads: any.
 */
public interface Engine extends AutoCloseable {
    /** Returns what it offers. */
    Set<Capability> capabilities();

    /** Returns the clock that all its times and time-outs are read from. */
    BrokerClock clock();

    /**
     * Opens a connection.
     *
     * @param request who wants it
     * @param onLost run, outside all locks, when the engine ends the connection by itself, with the reason
     * @throws BrokerException {@link BrokerError#NOT_AUTHENTICATED}; {@link BrokerError#CLIENT_ID_IN_USE};
     *     {@link BrokerError#CLOSED} if the engine does not run
     */
    EngineConnection connect(ConnectionRequest request, ConnectionLost onLost);

    /** Ends the engine, all connections included. Closing twice does nothing. */
    @Override
    void close();

    /** Told when the engine ends a connection. */
    @FunctionalInterface
    interface ConnectionLost {
        /**
         * The connection has ended.
         *
         * @param reason why
         */
        void lost(BrokerException reason);
    }
}
