package dev.sluice.core.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import com.google.errorprone.annotations.concurrent.GuardedBy;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerEvent.ProducerPaced;
import dev.sluice.core.admin.BrokerEvents;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.pacing.Pacers;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.transaction.Branches;

/**
 * The engine that lives in this JVM, in memory.
 *
 * <p>It has no thread of its own: messages move on the threads of those who send and settle, time-outs happen on the
 * clock's. Stopping ends all connections; queues, durable subscriptions and their messages stay for the next start, and so
 * do prepared branches of global transactions.
 *
 * <p>Threads: any.
 */
public final class VmEngine implements Engine {
    private final String name;
    private final BrokerClock clock;
    private final AccessPolicy access;
    private final BrokerEvents events;
    private final Pacers pacers;
    private final Destinations destinations;
    private final Branches branches;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Set<VmConnection> connections = new HashSet<>();

    @GuardedBy("lock")
    private final Set<String> clientIds = new HashSet<>();

    @GuardedBy("lock")
    private Phase phase = Phase.RUNNING;

    private enum Phase {
        RUNNING,
        STOPPED,
        CLOSED
    }

    /**
     * Creates an engine, which runs at once.
     *
     * @param config how it is to behave
     */
    public VmEngine(EngineConfig config) {
        this.name = config.name();
        this.clock = config.clock();
        this.access = config.access();
        this.events = new BrokerEvents(clock);
        this.pacers = new Pacers(clock);
        pacers.addListener(change -> events.publish(at -> new ProducerPaced(at, change)));
        this.destinations = new Destinations(config, events);
        this.branches = new Branches(clock);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.PERSISTENCE));
    }

    @Override
    public BrokerClock clock() {
        return clock;
    }

    /** Returns what an operator uses. */
    public BrokerAdmin admin() {
        return new VmAdmin(this);
    }

    /** Returns what tells its listeners what happens. */
    public BrokerEvents events() {
        return events;
    }

    /** Returns what paces those of its producers that are to pace themselves. */
    public Pacers pacers() {
        return pacers;
    }

    String name() {
        return name;
    }

    int connectionCount() {
        lock.lock();
        try {
            return connections.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns its queues, topics and subscriptions. */
    Destinations destinations() {
        return destinations;
    }

    /** Returns the branches of global transactions that it has a part in. */
    Branches branches() {
        return branches;
    }

    @Override
    public EngineConnection connect(ConnectionRequest request, ConnectionLost onLost) {
        access.authenticate(request.user(), request.password());
        lock.lock();
        try {
            if (phase != Phase.RUNNING) {
                throw new BrokerException(
                        BrokerError.CLOSED, "Broker '" + name + "' is " + phase + "; start it before connecting.");
            }
            VmConnection connection = new VmConnection(this, request.user(), onLost);
            if (request.clientId() != null) {
                claim(connection, request.clientId());
            }
            connections.add(connection);
            return connection;
        } finally {
            lock.unlock();
        }
    }

    AccessPolicy access() {
        return access;
    }

    /** Reserves a client id for a connection. */
    void claimClientId(VmConnection connection, String clientId) {
        lock.lock();
        try {
            connection.ensureOpen();
            claim(connection, clientId);
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void claim(VmConnection connection, String clientId) {
        if (connection.clientId() != null) {
            throw new BrokerException(
                    BrokerError.CLIENT_ID_FIXED,
                    "The connection has the client id '" + connection.clientId() + "' already.");
        }
        if (!clientIds.add(clientId)) {
            throw new BrokerException(
                    BrokerError.CLIENT_ID_IN_USE,
                    "Client id '" + clientId + "' is in use by another connection to broker '" + name + "'.");
        }
        connection.clientIdClaimed(clientId);
    }

    void closed(VmConnection connection) {
        lock.lock();
        try {
            if (connections.remove(connection) && connection.clientId() != null) {
                clientIds.remove(connection.clientId());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends all connections and takes no more, until {@link #start}. Does nothing unless it runs. */
    public void stop() {
        endConnections(Phase.STOPPED, "was stopped");
    }

    /**
     * Takes connections again, with all messages that were there before. Does nothing if it runs.
     *
     * @throws BrokerException {@link BrokerError#CLOSED} if it was closed
     */
    public void start() {
        lock.lock();
        try {
            if (phase == Phase.CLOSED) {
                throw new BrokerException(
                        BrokerError.CLOSED, "Broker '" + name + "' is closed for good; build another one.");
            }
            phase = Phase.RUNNING;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether it takes connections. */
    public boolean isRunning() {
        lock.lock();
        try {
            return phase == Phase.RUNNING;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        try {
            endConnections(Phase.CLOSED, "was closed");
        } finally {
            branches.close();
            events.close();
            destinations.close();
        }
    }

    private void endConnections(Phase next, String why) {
        List<VmConnection> ended;
        lock.lock();
        try {
            if (phase != Phase.CLOSED) {
                phase = next;
            }
            ended = new ArrayList<>(connections);
        } finally {
            lock.unlock();
        }
        end(ended, new BrokerException(BrokerError.CLOSED, "Broker '" + name + "' " + why + "."));
    }

    /** Ends all of them, even if the owner of one fails when it is told; the first failure is thrown then. */
    private static void end(List<VmConnection> connections, BrokerException reason) {
        RuntimeException failure = null;
        for (VmConnection connection : connections) {
            try {
                connection.lost(reason);
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
