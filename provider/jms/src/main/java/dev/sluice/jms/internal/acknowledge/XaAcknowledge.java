package dev.sluice.jms.internal.acknowledge;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;

import dev.sluice.core.engine.Enlistment;
import dev.sluice.core.engine.Transaction;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * What an XA session does: while it works on a global transaction, messages are acknowledged when that is committed and come
 * again when it is rolled back (Jakarta Messaging 3.1, section 11.3.3). Outside of any, they are acknowledged automatically.
 */
public final class XaAcknowledge implements Acknowledgement {
    private final Enlistment enlistment;
    private final AutoAcknowledge outside = new AutoAcknowledge();

    /** Whether the message that a listener is working on was received outside of any transaction. */
    private boolean listenerIsOutside;

    /**
     * Creates the mode for one session.
     *
     * @param enlistment knows which transaction the session works on
     */
    public XaAcknowledge(Enlistment enlistment) {
        this.enlistment = enlistment;
    }

    @Override
    public void received(SluiceMessage received) {
        if (!addToTransaction(received)) {
            outside.received(received);
        }
    }

    @Override
    public void listenerCalled(SluiceMessage received) {
        listenerIsOutside = !addToTransaction(received);
        if (listenerIsOutside) {
            outside.listenerCalled(received);
        }
    }

    /** Returns false if there is none to add to. */
    private boolean addToTransaction(SluiceMessage received) {
        Transaction transaction = enlistment.current();
        if (transaction == null) {
            return false;
        }
        transaction.accept(received.handOver(), received.attempt());
        return true;
    }

    @Override
    public void listenerReturned(SluiceMessage received) {
        if (listenerIsOutside) {
            outside.listenerReturned(received);
        }
    }

    /** In a transaction nothing happens: who has begun it decides what becomes of it (section 8.7). */
    @Override
    public void listenerThrew(SluiceMessage received, Throwable cause) {
        if (listenerIsOutside) {
            outside.listenerThrew(received, cause);
        }
    }

    @Override
    public boolean refusedBody(SluiceMessage received) {
        return addToTransaction(received) || outside.refusedBody(received);
    }

    /** Does nothing: the commit acknowledges, or the session itself. */
    @Override
    public void acknowledge(SluiceMessage message) {}

    @Override
    public void recover() throws JMSException {
        throw new IllegalStateException(
                "An XA session is transacted and cannot recover; have the transaction manager roll back.");
    }

    /** Does nothing: what becomes of a transaction when its session is closed is for its transaction manager to say. */
    @Override
    public void close() {}
}
