package dev.sluice.jms.internal.context;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.XAConnection;
import jakarta.jms.XAJMSContext;
import jakarta.jms.XASession;

/** A connection for contexts that take part in global transactions; all that share it do. Threads: any. */
public final class SharedXaConnection extends SharedConnection {
    private final XAConnection connection;

    /**
     * Takes a connection, which nobody else closes from now on.
     *
     * @param connection the connection
     * @param first opens its first session, an {@link XASession}, such that the client id may still be set
     */
    public SharedXaConnection(XAConnection connection, SessionOpening first) {
        super(connection, first);
        this.connection = connection;
    }

    /** Opens the first context; if that fails, the connection is closed. */
    public XAJMSContext openFirst() throws JMSException {
        return (XAJMSContext) openFirst(Session.SESSION_TRANSACTED);
    }

    /** {@inheritDoc} Its mode is that of all XA sessions. */
    @Override
    protected XASession openSession(int sessionMode) throws JMSException {
        return connection.createXASession();
    }

    @Override
    protected ClassicContext newContext(Session session) {
        return new ClassicXaContext(this, (XASession) session);
    }
}
