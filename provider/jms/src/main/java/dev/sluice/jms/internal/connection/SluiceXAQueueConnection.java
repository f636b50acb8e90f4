package dev.sluice.jms.internal.connection;

import jakarta.jms.JMSException;
import jakarta.jms.XAQueueConnection;
import jakarta.jms.XAQueueSession;
import jakarta.jms.XASession;

import dev.sluice.core.engine.Capability;
import dev.sluice.core.engine.ConnectionRequest;
import dev.sluice.jms.internal.session.SluiceXAQueueSession;

/**
 * A connection of the queue domain whose sessions a transaction manager can control (Jakarta Messaging 3.1, section 11.3.2). The sessions
 * that {@code createSession} makes are ordinary ones, and heed its arguments.
 */
public final class SluiceXAQueueConnection extends SluiceQueueConnection implements XAQueueConnection {
    /**
     * Opens a connection.
     *
     * @param environment the broker
     * @param request who connects
     * @throws JMSException if the broker refuses, or has no part in global transactions
     */
    public SluiceXAQueueConnection(ConnectionEnvironment environment, ConnectionRequest request) throws JMSException {
        super(environment.supporting(Capability.TWO_PHASE_TRANSACTIONS), request);
    }

    @Override
    public XASession createXASession() throws JMSException {
        return createXAQueueSession();
    }

    @Override
    public XAQueueSession createXAQueueSession() throws JMSException {
        used();
        return open(new SluiceXAQueueSession(this, branches()));
    }
}
