package dev.sluice.jms.pool;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.ServerSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;

/** A borrower's connection consumer; closed with its connection at the latest. Threads: any. */
final class PooledConnectionConsumer implements ConnectionConsumer {
    private final ConnectionConsumer physical;
    private final ServerSessionPool serverSessions;
    private final PooledConnection connection;
    private final AtomicBoolean closed = new AtomicBoolean();

    PooledConnectionConsumer(
            ConnectionConsumer physical, ServerSessionPool serverSessions, PooledConnection connection) {
        this.physical = physical;
        this.serverSessions = serverSessions;
        this.connection = connection;
    }

    @Override
    public ServerSessionPool getServerSessionPool() throws JMSException {
        if (closed.get()) {
            throw new IllegalStateException("This connection consumer was closed. Create another one.");
        }
        return serverSessions;
    }

    @Override
    public void close() throws JMSException {
        if (closed.compareAndSet(false, true)) {
            connection.forget(this);
            physical.close();
        }
    }

    /**
     * Returns what the provider gets to see of the application's pool: it loads messages into the sessions, so they must be
     * its own, not ours around them.
     */
    static ServerSessionPool bare(ServerSessionPool serverSessions) {
        return () -> new Bare(serverSessions.getServerSession());
    }

    private record Bare(ServerSession serverSession) implements ServerSession {
        @Override
        public Session getSession() throws JMSException {
            Session session = serverSession.getSession();
            return session instanceof PooledSession ours ? ours.unwrap() : session;
        }

        @Override
        public void start() throws JMSException {
            serverSession.start();
        }
    }
}
