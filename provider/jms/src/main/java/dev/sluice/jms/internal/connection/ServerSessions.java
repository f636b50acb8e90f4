package dev.sluice.jms.internal.connection;

import jakarta.jms.JMSException;
import jakarta.jms.ServerSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;
import jakarta.jms.XASession;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.session.SluiceSession;

/**
 * The application server's side of a connection consumer: its pool, checked, and what comes out of it, checked.
 *
 * <p>Threads: any, as far as the pool goes.
 */
final class ServerSessions {
    private final SluiceConnection connection;
    private final ServerSessionPool pool;
    private final int maxMessages;

    /**
     * Checks what the application server has given.
     *
     * @param connection whose sessions the pool has
     * @param pool the pool
     * @param maxMessages how many messages a session is assigned at once, at most
     * @throws JMSException if there is no pool, or the number is less than 1
     */
    ServerSessions(SluiceConnection connection, @Nullable ServerSessionPool pool, int maxMessages) throws JMSException {
        if (pool == null) {
            throw new JMSException(
                    "The ServerSessionPool is null; a connection consumer needs one to have its messages processed.");
        }
        if (maxMessages < 1) {
            throw new JMSException("maxMessages is " + maxMessages + "; a session is assigned 1 message or more.");
        }
        this.connection = connection;
        this.pool = pool;
        this.maxMessages = maxMessages;
    }

    ServerSessionPool pool() {
        return pool;
    }

    int maxMessages() {
        return maxMessages;
    }

    /** Returns what the pool hands out, for which it may wait. */
    ServerSession next() throws JMSException {
        ServerSession server = pool.getServerSession();
        if (server == null) {
            throw new JMSException("The ServerSessionPool has returned null; it should wait, or throw an exception.");
        }
        return server;
    }

    /**
     * Returns the session of what the pool has handed out. An XASession of somebody else's may be wrapped around it.
     *
     * @throws JMSException if it is no open session of this connection, as ServerSession, getSession demands
     */
    SluiceSession sessionOf(ServerSession server) throws JMSException {
        Session session = server.getSession();
        if (!(session instanceof SluiceSession) && session instanceof XASession wrapper) {
            session = wrapper.getSession();
        }
        if (session instanceof SluiceSession ours && connection.owns(ours)) {
            return ours;
        }
        throw new JMSException("The ServerSession has " + (session == null ? "no session" : "the session " + session)
                + ", which is no open session of " + connection
                + "; the pool of a connection consumer must hand out sessions that its connection has created.");
    }
}
