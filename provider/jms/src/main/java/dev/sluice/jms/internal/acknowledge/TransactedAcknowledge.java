package dev.sluice.jms.internal.acknowledge;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.jms.IllegalStateException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.Transaction;
import dev.sluice.core.engine.TransactionController;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.SendResult;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * SESSION_TRANSACTED: messages are acknowledged when the session's transaction is committed, and come again when it is
 * rolled back. A new one begins with the first message sent or received after that.
 *
 * <p>A transaction is ended by whoever takes it out of here, and so by one thread only, though a session may be closed by any
 * while another commits.
 */
public final class TransactedAcknowledge implements Acknowledgement {
    private final TransactionController controller;
    private final AtomicReference<@Nullable Transaction> current = new AtomicReference<>();

    /** Written before the last transaction is taken out. */
    private volatile boolean closed;

    /**
     * Creates the mode for one session.
     *
     * @param controller where the session's transactions begin
     */
    public TransactedAcknowledge(TransactionController controller) {
        this.controller = controller;
    }

    /**
     * Returns the transaction that goes on, begun if need be.
     *
     * @throws BrokerException {@link BrokerError#CLOSED}
     */
    public Transaction transaction() {
        Transaction transaction = current.get();
        return transaction == null ? begin() : transaction;
    }

    private Transaction begin() {
        Transaction begun = controller.begin();
        current.set(begun);
        // Set first: whoever closes the session meanwhile either finds it, or is seen here.
        if (closed) {
            rollback();
            throw tooLate();
        }
        return begun;
    }

    /**
     * Makes what was sent and received take effect.
     *
     * @return what became of all that was sent
     * @throws BrokerException {@link BrokerError#CLOSED} if all of it was undone because the session was closed meanwhile;
     *     {@link BrokerError#ROLLED_BACK}
     */
    public SendResult commit() {
        Transaction ending = current.getAndSet(null);
        if (ending != null) {
            return ending.commit();
        }
        if (closed) {
            throw tooLate();
        }
        return SendResult.NONE;
    }

    private static BrokerException tooLate() {
        return new BrokerException(
                BrokerError.CLOSED, "The session was closed, and what had not been committed was rolled back.");
    }

    /** Undoes what was sent and received. */
    public void rollback() {
        Transaction ending = current.getAndSet(null);
        if (ending != null) {
            ending.rollback();
        }
    }

    /** Lets commits wait for space no more, so that whoever closes the session does not wait for them. */
    public void endWaits() {
        controller.endWaits();
    }

    @Override
    public void received(SluiceMessage received) {
        transaction().accept(received.handOver(), received.attempt());
    }

    @Override
    public void listenerCalled(SluiceMessage received) {
        received(received);
    }

    @Override
    public void listenerReturned(SluiceMessage received) {}

    /** Does nothing: the session goes on with the next message, and the application decides (section 8.7). */
    @Override
    public void listenerThrew(SluiceMessage received, Throwable cause) {}

    @Override
    public boolean refusedBody(SluiceMessage received) {
        received(received);
        return true;
    }

    /** Does nothing: commit acknowledges. */
    @Override
    public void acknowledge(SluiceMessage message) {}

    @Override
    public void recover() throws IllegalStateException {
        throw new IllegalStateException("A transacted session cannot recover; roll it back.");
    }

    @Override
    public void close() {
        closed = true;
        try {
            rollback();
        } finally {
            controller.close();
        }
    }
}
