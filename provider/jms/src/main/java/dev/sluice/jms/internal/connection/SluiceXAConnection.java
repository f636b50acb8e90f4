package dev.sluice.jms.internal.connection;

import jakarta.jms.JMSException;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;

import dev.sluice.core.engine.Capability;
import dev.sluice.core.engine.ConnectionRequest;
import dev.sluice.jms.internal.session.SluiceXASession;

/**
 * A connection whose sessions a transaction manager can control (Jakarta Messaging 3.1, section 11.3.2). The sessions
 * that {@code createSession} makes are ordinary ones, and heed its arguments.
 */
public final class SluiceXAConnection extends SluiceConnection implements XAConnection {
    /**
     * Opens a connection.
     *
     * @param environment the broker
     * @param request who connects
     * @throws JMSException if the broker refuses, or has no part in global transactions
     */
    public SluiceXAConnection(ConnectionEnvironment environment, ConnectionRequest request) throws JMSException {
        super(environment.supporting(Capability.TWO_PHASE_TRANSACTIONS), request);
    }

    @Override
    public XASession createXASession() throws JMSException {
        used();
        return openXaSession();
    }

    /** Opens the session of the first context. Unlike opening one directly, it leaves the client id free to be set. */
    public XASession openXaSession() throws JMSException {
        ensureOpen();
        return open(new SluiceXASession(this, branches()));
    }
}
