package dev.sluice.jms.internal.session;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.TransactionRolledBackException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.Enlistment;
import dev.sluice.core.engine.Transaction;
import dev.sluice.core.error.BrokerError;
import dev.sluice.jms.internal.acknowledge.XaAcknowledge;

/**
 * The mode of an XA session. It always says that it is transacted, and never commits by itself (Jakarta Messaging 3.1,
 * XASession). While it works on a global transaction, sends and receives are part of that; outside of any, messages are sent
 * at once and acknowledged automatically.
 */
final class XaMode extends SessionMode {
    private final Enlistment enlistment;

    XaMode(Enlistment enlistment) {
        super(Session.SESSION_TRANSACTED, new XaAcknowledge(enlistment));
        this.enlistment = enlistment;
    }

    @Override
    boolean isTransacted() {
        return true;
    }

    @Override
    @Nullable
    Transaction transaction() {
        return enlistment.current();
    }

    @Override
    void ensureMayEnd(String operation) throws JMSException {
        throw new TransactionInProgressException(
                "Cannot " + operation + ": this is an XA session, whose transactions a transaction manager ends."
                        + " Call " + operation + " there.",
                BrokerError.TRANSACTION_STATE.name());
    }

    /** A transaction that has been rolled back is not received in; what came would only have to go back. */
    @Override
    boolean mayReceive() {
        return !enlistment.isUndone();
    }

    @Override
    void ensureMayReceive() throws JMSException {
        if (!mayReceive()) {
            throw new TransactionRolledBackException(
                    "Cannot receive: the broker has rolled back the transaction that this session works on."
                            + " End it, and begin another.",
                    BrokerError.ROLLED_BACK.name());
        }
    }

    @Override
    public String toString() {
        return "XA";
    }
}
