package dev.sluice.jms.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.error.JmsErrors;

/**
 * A borrower's view of a connection. It is open from when it was handed out until it is closed; the physical connection
 * behind it is older, lives on, and has other borrowers.
 *
 * <p>Closing it gives back what was opened through it: sessions go back to the pool, temporary destinations are deleted,
 * connection consumers are closed.
 *
 * <p>Threads: any (Jakarta Messaging 2.14).
 */
class PooledConnection implements Connection {
    /** A client id may be set only before anything else is done. */
    private enum FirstUse {
        NONE,
        CLIENT_ID,
        OTHER
    }

    private final ConnectionPool pool;
    private final Gate gate = new Gate("connection", null);
    private final StartSignal started = new StartSignal();
    private final AtomicReference<FirstUse> firstUse = new AtomicReference<>(FirstUse.NONE);
    private final Set<PooledSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<PooledConnectionConsumer> connectionConsumers = ConcurrentHashMap.newKeySet();
    private final Queue<JmsErrors.Action> temporaryDestinations = new ConcurrentLinkedQueue<>();
    private volatile PhysicalConnection physical;
    private volatile @Nullable ExceptionListener exceptionListener;

    PooledConnection(ConnectionPool pool, PhysicalConnection physical) {
        this.pool = pool;
        this.physical = physical;
        physical.addAudience(this);
    }

    Gate gate() {
        return gate;
    }

    StartSignal started() {
        return started;
    }

    boolean usesAnonymousProducers() {
        return pool.options().useAnonymousProducers();
    }

    @Override
    public final Session createSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return open(SessionKind.of(transacted, acknowledgeMode));
    }

    @Override
    public final Session createSession(int sessionMode) throws JMSException {
        return open(SessionKind.of(sessionMode));
    }

    @Override
    public final Session createSession() throws JMSException {
        return open(SessionKind.of(Session.AUTO_ACKNOWLEDGE));
    }

    final PooledSession open(SessionKind kind) throws JMSException {
        return open(kind, PooledSession::new);
    }

    /** Dresses a physical session for the borrower. */
    interface Wrapping<S extends PooledSession> {
        S around(PhysicalSession session, PooledConnection connection);
    }

    final <S extends PooledSession> S open(SessionKind kind, Wrapping<S> wrapping) throws JMSException {
        noteUse();
        return lend(kind, wrapping);
    }

    /** Opens the session that the first context comes with; the client id may still be set. */
    final PooledSession openUnused(SessionKind kind) throws JMSException {
        return lend(kind, PooledSession::new);
    }

    private <S extends PooledSession> S lend(SessionKind kind, Wrapping<S> wrapping) throws JMSException {
        gate.checkOpen();
        S session = wrapping.around(physical.sessions().borrow(kind), this);
        sessions.add(session);
        try {
            // Closing may have begun while we waited for the session, and then it has not seen it.
            gate.checkOpen();
        } catch (IllegalStateException e) {
            session.close();
            throw e;
        }
        return session;
    }

    /** Something was done on the connection, so that it is too late for a client id. */
    final void noteUse() {
        firstUse.set(FirstUse.OTHER);
    }

    /** A session was closed by its borrower. */
    final void forget(PooledSession session) {
        sessions.remove(session);
    }

    /** Deletes a temporary destination when the connection is closed, as Jakarta Messaging 6.2.2 asks. */
    final void deleteWhenClosed(JmsErrors.Action deletion) {
        temporaryDestinations.add(deletion);
        try {
            gate.checkOpen();
        } catch (IllegalStateException e) {
            // Closing has begun on another thread and may have passed by already.
            pool.retire(physical);
        }
    }

    @Override
    public final String getClientID() throws JMSException {
        gate.check();
        return physical.connection().getClientID();
    }

    /**
     * Sets the client id, as the first thing done on this connection. A client id cannot be shared, so the borrower gets a
     * physical connection to himself for it, within {@code maxConnections}; it is closed, and the client id free again, when
     * this connection is closed.
     */
    @Override
    public final void setClientID(String clientId) throws JMSException {
        refuseLateClientId();
        if (firstUse.compareAndSet(FirstUse.NONE, FirstUse.CLIENT_ID)) {
            dedicate();
        }
        physical.connection().setClientID(clientId);
    }

    final void refuseLateClientId() throws IllegalStateException {
        gate.checkOpen();
        if (firstUse.get() == FirstUse.OTHER) {
            throw new IllegalStateException(
                    "The client id must be set before anything else is done with the connection."
                            + " Set it right after the connection was created, or in the underlying factory.");
        }
    }

    private void dedicate() throws JMSException {
        PhysicalConnection shared = physical;
        try {
            physical = pool.dedicate(shared);
        } catch (JMSException | RuntimeException e) {
            firstUse.set(FirstUse.NONE);
            throw e;
        }
        shared.removeAudience(this);
        physical.addAudience(this);
    }

    @Override
    public final ConnectionMetaData getMetaData() throws JMSException {
        gate.check();
        return physical.connection().getMetaData();
    }

    @Override
    public final @Nullable ExceptionListener getExceptionListener() throws JMSException {
        gate.check();
        return exceptionListener;
    }

    @Override
    public final void setExceptionListener(@Nullable ExceptionListener listener) throws JMSException {
        gate.check();
        exceptionListener = listener;
    }

    /** The physical connection has failed. */
    final void tell(JMSException failure) {
        ExceptionListener listener = exceptionListener;
        if (listener == null) {
            return;
        }
        try {
            listener.onException(failure);
        } catch (RuntimeException e) {
            Faults.warn(
                    "An exception listener threw an exception of its own; other borrowers are told nevertheless.", e);
        }
    }

    @Override
    public final void start() throws JMSException {
        gate.check();
        noteUse();
        boolean first = started.set(true);
        try {
            // Listeners before the connection: while it stands still, nobody gets a message before all are in place.
            for (PooledSession session : sessions) {
                session.attachListeners();
            }
            physical.start();
        } catch (JMSException | RuntimeException e) {
            if (first) {
                started.set(false);
            }
            throw e;
        }
    }

    @Override
    public final void stop() throws JMSException {
        gate.refuseInside(Set.of(Gate.Role.MESSAGE_LISTENER), "stop");
        gate.check();
        noteUse();
        started.set(false);
        if (physical.isDedicated()) {
            physical.stop();
        }
    }

    @Override
    public final ConnectionConsumer createConnectionConsumer(
            Destination destination, @Nullable String selector, ServerSessionPool serverSessions, int maxMessages)
            throws JMSException {
        return consume(
                serverSessions,
                (connection, bare) -> connection.createConnectionConsumer(destination, selector, bare, maxMessages));
    }

    @Override
    public ConnectionConsumer createSharedConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool serverSessions, int maxMessages)
            throws JMSException {
        return consume(
                serverSessions,
                (connection, bare) ->
                        connection.createSharedConnectionConsumer(topic, name, selector, bare, maxMessages));
    }

    @Override
    public ConnectionConsumer createDurableConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool serverSessions, int maxMessages)
            throws JMSException {
        return consume(
                serverSessions,
                (connection, bare) ->
                        connection.createDurableConnectionConsumer(topic, name, selector, bare, maxMessages));
    }

    @Override
    public ConnectionConsumer createSharedDurableConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool serverSessions, int maxMessages)
            throws JMSException {
        return consume(
                serverSessions,
                (connection, bare) ->
                        connection.createSharedDurableConnectionConsumer(topic, name, selector, bare, maxMessages));
    }

    private interface Consuming {
        ConnectionConsumer on(Connection connection, ServerSessionPool bare) throws JMSException;
    }

    private ConnectionConsumer consume(ServerSessionPool serverSessions, Consuming consuming) throws JMSException {
        gate.checkOpen();
        noteUse();
        ConnectionConsumer made = consuming.on(physical.connection(), PooledConnectionConsumer.bare(serverSessions));
        if (made == null) {
            throw new JMSException("The provider has no connection consumers: it returned null for one."
                    + " Use message listeners in several sessions instead.");
        }
        PooledConnectionConsumer consumer = new PooledConnectionConsumer(made, serverSessions, this);
        connectionConsumers.add(consumer);
        try {
            gate.checkOpen();
        } catch (IllegalStateException e) {
            consumer.close();
            throw e;
        }
        return consumer;
    }

    /** A connection consumer was closed by its owner. */
    final void forget(PooledConnectionConsumer consumer) {
        connectionConsumers.remove(consumer);
    }

    /** Gives everything back. Never fails on account of the provider: what cannot be cleaned is closed physically. */
    @Override
    public final void close() throws JMSException {
        gate.refuseInside(Gate.Role.ANY, "close");
        if (!gate.startClosing()) {
            return;
        }
        connectionConsumers.forEach(consumer -> Faults.quietly("close a connection consumer", consumer::close));
        giveSessionsBack();
        deleteTemporaryDestinations();
        gate.finishClosing();
        physical.removeAudience(this);
        pool.release(physical);
    }

    /** Two rounds, because the listeners of one session may use another until they return. */
    private void giveSessionsBack() throws IllegalStateException {
        List<PooledSession> quiet = new ArrayList<>();
        for (PooledSession session : sessions) {
            if (session.quiesce()) {
                quiet.add(session);
            }
        }
        quiet.forEach(PooledSession::giveBack);
    }

    private void deleteTemporaryDestinations() {
        for (JmsErrors.Action deletion : temporaryDestinations) {
            try {
                deletion.run();
            } catch (InvalidDestinationException e) {
                Faults.note("A temporary destination had been deleted already.");
            } catch (JMSException | RuntimeException e) {
                // Closing the physical connection, once its other borrowers have left, deletes it for certain.
                pool.retire(physical);
                Faults.note("A temporary destination could not be deleted, so its connection is retired: " + e);
            }
        }
    }

    @Override
    public final String toString() {
        return "PooledConnection of " + physical.owner();
    }
}
