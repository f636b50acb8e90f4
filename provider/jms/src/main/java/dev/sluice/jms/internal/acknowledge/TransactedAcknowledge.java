package dev.sluice.jms.internal.acknowledge;

import jakarta.jms.IllegalStateException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.EngineConnection;
import dev.sluice.core.engine.Transaction;
import dev.sluice.core.message.SendResult;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * SESSION_TRANSACTED: messages are acknowledged when the session's transaction is committed, and come again when it is
 * rolled back. A new one begins with the first message sent or received after that.
 */
public final class TransactedAcknowledge implements Acknowledgement {
    private final EngineConnection connection;
    private @Nullable Transaction current;

    /**
     * Creates the mode for one session.
     *
     * @param connection where transactions begin
     */
    public TransactedAcknowledge(EngineConnection connection) {
        this.connection = connection;
    }

    /** Returns the transaction that goes on, begun if need be. */
    public Transaction transaction() {
        Transaction transaction = current;
        if (transaction == null) {
            transaction = connection.begin();
            current = transaction;
        }
        return transaction;
    }

    /**
     * Makes what was sent and received take effect.
     *
     * @return what became of all that was sent
     */
    public SendResult commit() {
        Transaction ending = current;
        current = null;
        return ending == null ? SendResult.NONE : ending.commit();
    }

    /** Undoes what was sent and received. */
    public void rollback() {
        Transaction ending = current;
        current = null;
        if (ending != null) {
            ending.rollback();
        }
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
        return false;
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
        rollback();
    }
}
