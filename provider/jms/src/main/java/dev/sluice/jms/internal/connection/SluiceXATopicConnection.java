package dev.sluice.jms.internal.connection;

import jakarta.jms.JMSException;
import jakarta.jms.XASession;
import jakarta.jms.XATopicConnection;
import jakarta.jms.XATopicSession;

import dev.sluice.core.engine.Capability;
import dev.sluice.core.engine.ConnectionRequest;
import dev.sluice.jms.internal.session.SluiceXATopicSession;

/**
 * A connection of the topic domain whose sessions a transaction manager can control (Jakarta Messaging 3.1, section 11.3.2). The sessions
 * that {@code createSession} makes are ordinary ones, and heed its arguments.
 */
public final class SluiceXATopicConnection extends SluiceTopicConnection implements XATopicConnection {
    /**
     * Opens a connection.
     *
     * @param environment the broker
     * @param request who connects
     * @throws JMSException if the broker refuses, or has no part in global transactions
     */
    public SluiceXATopicConnection(ConnectionEnvironment environment, ConnectionRequest request) throws JMSException {
        super(environment.supporting(Capability.TWO_PHASE_TRANSACTIONS), request);
    }

    @Override
    public XASession createXASession() throws JMSException {
        return createXATopicSession();
    }

    @Override
    public XATopicSession createXATopicSession() throws JMSException {
        used();
        return open(new SluiceXATopicSession(this, branches()));
    }
}
