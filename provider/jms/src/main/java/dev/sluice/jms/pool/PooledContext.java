package dev.sluice.jms.pool;

import jakarta.jms.JMSException;
import jakarta.jms.Session;

import dev.sluice.jms.internal.context.ClassicContext;
import dev.sluice.jms.internal.context.SharedConnection;
import dev.sluice.jms.internal.error.JmsErrors;

/**
 * The simplified API on a pooled connection and a pooled session. A provider's own contexts cannot be used, because each
 * of them opens a session that no pool gets to see.
 *
 * <p>Threads: one at a time; {@link #close()} from any.
 */
final class PooledContext extends ClassicContext {
    private final PooledConnection connection;

    private PooledContext(SharedConnection shared, PooledConnection connection, Session session) {
        super(shared, session);
        this.connection = connection;
    }

    /** Opens a context that owns its connection; the connection is closed if that fails. */
    static ClassicContext open(PooledConnection connection, int sessionMode) throws JMSException {
        SharedConnection shared =
                new SharedConnection(connection, mode -> connection.openUnused(SessionKind.of(mode))) {
                    @Override
                    protected ClassicContext newContext(Session session) {
                        return new PooledContext(this, connection, session);
                    }
                };
        return shared.openFirst(sessionMode);
    }

    /** {@inheritDoc} The client id comes with another physical connection, which has sessions of its own. */
    @Override
    public void setClientID(String clientId) {
        JmsErrors.runUnchecked(() -> {
            ensureOpen();
            connection.refuseLateClientId();
            PooledSession unused = (PooledSession) session();
            SessionKind kind = unused.physical().kind();
            unused.close();
            try {
                connection.setClientID(clientId);
            } finally {
                replaceSession(connection.openUnused(kind));
            }
        });
    }
}
