package dev.sluice.jms.pool;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

/**
 * A provider's connection, shared by its borrowers.
 *
 * <p>Threads: any. {@code phase}, {@code borrowers} and {@code idleSince} are written under the lock of the
 * {@link ConnectionPool} alone.
 */
final class PhysicalConnection {
    /** Where it stands. It is closed when it is not {@link #SHARED} and its last borrower leaves. */
    enum Phase {
        /** New borrowers get it. */
        SHARED,
        /** It belongs to one borrower, who gave it a client id. */
        DEDICATED,
        /** Too old, displaced, or not clean: those who have it keep it, new borrowers do not get it. */
        RETIRED,
        /** The provider reported a failure: as retired, and its sessions are not used twice. */
        FAILED
    }

    private final Connection connection;
    private final Credentials owner;
    private final PoolCounters counters;
    private final Instant createdAt;
    private final SessionPool sessions;
    private final List<PooledConnection> audience = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean running;

    volatile Phase phase;
    int borrowers;
    Instant idleSince;

    PhysicalConnection(
            Connection connection, Credentials owner, Phase phase, PoolOptions options, PoolCounters counters) {
        this.connection = connection;
        this.owner = owner;
        this.phase = phase;
        this.counters = counters;
        this.createdAt = options.now();
        this.idleSince = createdAt;
        this.sessions = new SessionPool(this, options, counters);
        counters.connectionsCreated.increment();
    }

    Connection connection() {
        return connection;
    }

    Credentials owner() {
        return owner;
    }

    Instant createdAt() {
        return createdAt;
    }

    SessionPool sessions() {
        return sessions;
    }

    boolean hasFailed() {
        return phase == Phase.FAILED;
    }

    boolean isDedicated() {
        return phase == Phase.DEDICATED;
    }

    Session openSession(SessionKind kind) throws JMSException {
        return kind.open(connection);
    }

    /** Asks the provider whether it is open: of a closed connection every method throws (Jakarta Messaging 6.1.8). */
    boolean isAlive() {
        return Faults.quietly("answer whether a connection is open", connection::getMetaData);
    }

    /** Starts delivery. A shared connection is never stopped again: it may be running for others. */
    void start() throws JMSException {
        if (!running) {
            connection.start();
            running = true;
        }
    }

    /** Stops delivery; only for a dedicated connection. */
    void stop() throws JMSException {
        running = false;
        connection.stop();
    }

    /** Tells this borrower's exception listener of failures from now on. */
    void addAudience(PooledConnection borrower) {
        audience.add(borrower);
    }

    void removeAudience(PooledConnection borrower) {
        audience.remove(borrower);
    }

    /** Tells every borrower, one after the other, on the provider's thread. */
    void tellAudience(JMSException failure) {
        for (PooledConnection borrower : audience) {
            borrower.tell(failure);
        }
    }

    /** Closes it, once, and its sessions with it. Never throws. */
    void close() {
        if (closed.compareAndSet(false, true)) {
            sessions.abandon();
            Faults.quietly("close a connection", connection::close);
            counters.connectionsClosed.increment();
        }
    }
}
