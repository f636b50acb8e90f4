package dev.sluice.jms.internal.session;

import jakarta.jms.JMSException;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.XAQueueSession;

import dev.sluice.core.engine.BranchManager;
import dev.sluice.core.engine.Enlistment;
import dev.sluice.jms.internal.xa.XaResource;

/**
 * A session of the queue domain that a transaction manager controls (Jakarta Messaging 3.1, section 11.3.3). It is the session
 * that it gives to the application, too.
 */
public final class SluiceXAQueueSession extends SluiceQueueSession implements XAQueueSession, XaResource.Controlled {
    private final XaResource resource;

    /**
     * Creates a session.
     *
     * @param host its connection
     * @param branches the broker's part in global transactions
     */
    public SluiceXAQueueSession(SessionHost host, BranchManager branches) {
        this(host, branches, branches.enlist());
    }

    private SluiceXAQueueSession(SessionHost host, BranchManager branches, Enlistment enlistment) {
        super(host, new XaMode(enlistment));
        this.resource = new XaResource(branches, enlistment, this);
    }

    @Override
    public Session getSession() throws JMSException {
        ensureOpen();
        return this;
    }

    @Override
    public QueueSession getQueueSession() throws JMSException {
        ensureOpen();
        return this;
    }

    @Override
    public XaResource getXAResource() {
        return resource;
    }

    @Override
    public void transactionChanged() {
        wakeListeners();
    }
}
