package dev.sluice.core.engine;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.selector.Selector;

/**
 * A client of an engine: owner of a client id, of temporary destinations, of senders, receivers and transactions.
 *
 * <p>Threads: any. Everything it refuses because it is closed, it refuses with {@link BrokerError#CLOSED}.
 */
public interface EngineConnection extends AutoCloseable {
    /** Returns its name, unique among all connections of all engines. */
    String id();

    /** Returns the client id, or null. */
    @Nullable
    String clientId();

    /**
     * Sets the client id.
     *
     * @throws BrokerException {@link BrokerError#CLIENT_ID_IN_USE}; {@link BrokerError#CLIENT_ID_FIXED} if it has one
     */
    void setClientId(String clientId);

    /**
     * Opens a sender.
     *
     * @param fixed where it sends, checked now; null if each message says where
     * @throws BrokerException {@link BrokerError#NO_SUCH_ADDRESS}; {@link BrokerError#NOT_AUTHORIZED}
     */
    Sender openSender(@Nullable Address fixed);

    /**
     * Opens a receiver, which is stopped at first.
     *
     * @param spec what it is to receive
     * @param onReady told when a receiver that watches should poll again, and when it is started
     * @throws BrokerException {@link BrokerError#NO_SUCH_ADDRESS}; {@link BrokerError#NOT_AUTHORIZED};
     *     {@link BrokerError#SUBSCRIPTION_IN_USE}; {@link BrokerError#SUBSCRIPTION_CONFLICT}
     */
    Receiver openReceiver(ReceiverSpec spec, ReadyListener onReady);

    /**
     * Returns the messages pending in a queue, in the order in which they would be delivered.
     *
     * @param queue which
     * @param selector which of its messages, or null for all
     */
    List<Envelope> browse(Address queue, @Nullable Selector selector);

    /**
     * Ends a durable subscription of this connection's client id.
     *
     * @throws BrokerException {@link BrokerError#NO_SUCH_SUBSCRIPTION}; {@link BrokerError#SUBSCRIPTION_IN_USE}
     */
    void unsubscribe(String name);

    /** Makes a destination that lives until it is deleted or this connection is closed. Only this connection receives from it. */
    Address createTemporary(AddressKind kind);

    /**
     * Deletes a temporary destination and its messages.
     *
     * @throws BrokerException {@link BrokerError#ADDRESS_IN_USE} if it has receivers; {@link BrokerError#NO_SUCH_ADDRESS} if
     *     it is not one of this connection's
     */
    void deleteTemporary(Address address);

    /**
     * Opens what begins transactions.
     *
     * @throws BrokerException {@link BrokerError#UNSUPPORTED}
     */
    TransactionController openController();

    /**
     * Returns the engine's part in global transactions. It decides on branches after this connection was closed, too.
     *
     * @throws BrokerException {@link BrokerError#UNSUPPORTED}
     */
    BranchManager branches();

    /**
     * Frees the client id, undoes the branches of global transactions that its sessions have worked on and that are not
     * prepared, and deletes the temporary destinations. Closing twice does nothing.
     */
    @Override
    void close();
}
