package dev.sluice.jms.internal.session;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.EngineConnection;
import dev.sluice.core.engine.Transaction;
import dev.sluice.core.message.SendResult;
import dev.sluice.jms.AcknowledgeMode;
import dev.sluice.jms.internal.acknowledge.Acknowledgement;
import dev.sluice.jms.internal.acknowledge.AutoAcknowledge;
import dev.sluice.jms.internal.acknowledge.ClientAcknowledge;
import dev.sluice.jms.internal.acknowledge.IndividualAcknowledge;
import dev.sluice.jms.internal.acknowledge.TransactedAcknowledge;
import dev.sluice.jms.internal.error.JmsErrors;

/** What a session acknowledges when, and what its transactions are. Threads: as the session. */
public class SessionMode {
    private final int acknowledgeMode;
    private final Acknowledgement acknowledgement;
    private final @Nullable TransactedAcknowledge transactions;

    /**
     * Creates a mode.
     *
     * @param acknowledgeMode its number
     * @param acknowledgement what it does with received messages
     */
    protected SessionMode(int acknowledgeMode, Acknowledgement acknowledgement) {
        this.acknowledgeMode = acknowledgeMode;
        this.acknowledgement = acknowledgement;
        this.transactions = acknowledgement instanceof TransactedAcknowledge transacted ? transacted : null;
    }

    /**
     * Returns the mode of this number.
     *
     * @throws JMSException if there is none
     */
    public static SessionMode of(int acknowledgeMode, EngineConnection connection) throws JMSException {
        return new SessionMode(
                acknowledgeMode,
                switch (acknowledgeMode) {
                    case Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE -> new AutoAcknowledge();
                    case Session.CLIENT_ACKNOWLEDGE -> new ClientAcknowledge();
                    case Session.SESSION_TRANSACTED ->
                        new TransactedAcknowledge(JmsErrors.call(connection::openController));
                    case AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE -> new IndividualAcknowledge();
                    default ->
                        throw new JMSException("There is no acknowledge mode " + acknowledgeMode
                                + "; use AUTO_ACKNOWLEDGE (1), CLIENT_ACKNOWLEDGE (2), DUPS_OK_ACKNOWLEDGE (3),"
                                + " SESSION_TRANSACTED (0), or INDIVIDUAL_ACKNOWLEDGE (101).");
                });
    }

    final Acknowledgement acknowledgement() {
        return acknowledgement;
    }

    final int acknowledgeMode() {
        return acknowledgeMode;
    }

    boolean isTransacted() {
        return transactions != null;
    }

    /** Returns what sends are part of, or null if they take effect at once. */
    @Nullable
    Transaction transaction() {
        return transactions == null ? null : transactions.transaction();
    }

    /** Returns whether messages may be received now. */
    boolean mayReceive() {
        return true;
    }

    /** Refuses to receive if that is not possible now. */
    void ensureMayReceive() throws JMSException {}

    /**
     * Refuses to end the transaction if the application may not.
     *
     * @throws IllegalStateException if the session is not transacted
     */
    void ensureMayEnd(String operation) throws JMSException {
        if (transactions == null) {
            throw new IllegalStateException("Cannot " + operation + ": the session is not transacted."
                    + " Create it with createSession(Session.SESSION_TRANSACTED).");
        }
    }

    final SendResult commit() {
        return transactions == null ? SendResult.NONE : transactions.commit();
    }

    final void rollback() {
        if (transactions != null) {
            transactions.rollback();
        }
    }

    /** Lets commits wait for space no more. */
    final void endWaits() {
        if (transactions != null) {
            transactions.endWaits();
        }
    }

    @Override
    public String toString() {
        return switch (acknowledgeMode) {
            case Session.AUTO_ACKNOWLEDGE -> "AUTO_ACKNOWLEDGE";
            case Session.CLIENT_ACKNOWLEDGE -> "CLIENT_ACKNOWLEDGE";
            case Session.DUPS_OK_ACKNOWLEDGE -> "DUPS_OK_ACKNOWLEDGE";
            case AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE -> "INDIVIDUAL_ACKNOWLEDGE";
            default -> "SESSION_TRANSACTED";
        };
    }
}
