package dev.sluice.jms.internal.context;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.XAConnection;
import jakarta.jms.XAJMSContext;
import jakarta.jms.XASession;

/** A connection for contexts that take part in global transactions; all that share it do. Threads: any. */
public final class SharedXaConnection extends SharedConnection {
    /**
     * Takes a connection, which nobody else closes from now on.
     *
     * @param connection the connection
     * @param sessions opens its sessions, each an {@link XASession}
     */
    public SharedXaConnection(XAConnection connection, SessionOpening sessions) {
        super(connection, sessions);
    }

    /** Opens the first context; if that fails, the connection is closed. */
    public XAJMSContext openFirst() throws JMSException {
        return (XAJMSContext) openFirst(Session.SESSION_TRANSACTED);
    }

    @Override
    protected ClassicContext newContext(Session session) {
        return new ClassicXaContext(this, (XASession) session);
    }
}
