package dev.sluice.jms.internal.context;

import javax.transaction.xa.XAResource;

import jakarta.jms.JMSContext;
import jakarta.jms.XAJMSContext;
import jakarta.jms.XASession;

/**
 * The simplified API on a session that takes part in global transactions (Jakarta Messaging 3.1, section 11.3).
 *
 * <p>Threads: one at a time; {@link #close()} by any.
 */
final class ClassicXaContext extends ClassicContext implements XAJMSContext {
    private final XASession session;

    ClassicXaContext(SharedConnection shared, XASession session) {
        super(shared, session);
        this.session = session;
    }

    @Override
    public JMSContext getContext() {
        return this;
    }

    @Override
    public XAResource getXAResource() {
        return session.getXAResource();
    }
}
