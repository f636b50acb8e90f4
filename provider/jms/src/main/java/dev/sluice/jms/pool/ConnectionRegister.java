package dev.sluice.jms.pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.pool.PhysicalConnection.Phase;

/**
 * Which physical connections there are, whose they are, and how many have borrowed each.
 *
 * <p>Threads: the lock of its {@link ConnectionPool} guards it and the state of the connections in it. It never calls the
 * provider; what is to be closed it puts on a list, and the pool closes that after unlocking.
 *
 * <p>Always true while the lock is free: of each user, shared and dedicated connections and those being made are at most
 * {@code maxConnections}; a connection without borrowers is shared.
 */
final class ConnectionRegister {
    private final PoolOptions options;
    private final PoolCounters counters;
    private final List<PhysicalConnection> connections = new ArrayList<>();
    private final Map<Credentials, Integer> beingMade = new HashMap<>();
    private final List<PhysicalConnection> ended = new ArrayList<>();

    ConnectionRegister(PoolOptions options, PoolCounters counters) {
        this.options = options;
        this.counters = counters;
    }

    List<PhysicalConnection> all() {
        return List.copyOf(connections);
    }

    /** Hands over, once, those that have left the register and are still to be closed. */
    List<PhysicalConnection> takeEnded() {
        List<PhysicalConnection> taken = List.copyOf(ended);
        ended.clear();
        return taken;
    }

    /** Returns the shared connection of a user that has the fewest borrowers; of several, the oldest. */
    @Nullable
    PhysicalConnection leastBorrowed(Credentials who) {
        PhysicalConnection best = null;
        for (PhysicalConnection each : connections) {
            if (isSharedBy(who, each) && (best == null || each.borrowers < best.borrowers)) {
                best = each;
            }
        }
        return best;
    }

    private static boolean isSharedBy(Credentials who, PhysicalConnection connection) {
        return connection.phase == Phase.SHARED && connection.owner().equals(who);
    }

    /** Adds a borrower. */
    PhysicalConnection lend(PhysicalConnection connection) {
        connection.borrowers++;
        return connection;
    }

    /** Returns whether one more connection may be made for a user. */
    boolean hasPlace(Credentials who) {
        int taken = beingMade.getOrDefault(who, 0);
        for (PhysicalConnection each : connections) {
            boolean counts = each.phase == Phase.SHARED || each.phase == Phase.DEDICATED;
            taken += counts && each.owner().equals(who) ? 1 : 0;
        }
        return taken < options.maxConnections();
    }

    boolean isMaking(Credentials who) {
        return beingMade.containsKey(who);
    }

    /** Holds a place until the connection is {@linkplain #add added}, or making it has {@linkplain #giveUp failed}. */
    void reserve(Credentials who) {
        beingMade.merge(who, 1, Integer::sum);
    }

    void giveUp(Credentials who) {
        beingMade.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
    }

    void add(PhysicalConnection made) {
        giveUp(made.owner());
        connections.add(made);
    }

    /**
     * Retires a shared connection to get its place: one that nobody has, or the one held by the borrower who asks if nobody
     * else has it.
     *
     * @return whether there was one
     */
    boolean displaceSpare(PhysicalConnection held) {
        for (PhysicalConnection each : connections) {
            boolean spare = each == held ? each.borrowers == 1 : each.borrowers == 0;
            if (spare && isSharedBy(held.owner(), each)) {
                takeOut(each, Phase.RETIRED);
                return true;
            }
        }
        return false;
    }

    /** Takes a borrower away. */
    void release(PhysicalConnection connection) {
        connection.borrowers--;
        connection.idleSince = options.now();
        if (connection.phase != Phase.SHARED) {
            endIfUnused(connection);
        }
    }

    /** Keeps new borrowers away from a connection. */
    void takeOut(PhysicalConnection connection, Phase phase) {
        if (connection.phase != Phase.FAILED) {
            connection.phase = phase;
        }
        endIfUnused(connection);
    }

    private void endIfUnused(PhysicalConnection connection) {
        if (connection.borrowers == 0 && connections.remove(connection)) {
            ended.add(connection);
        }
    }

    /** Takes out the shared connections that are too old, or have been idle for too long. */
    void retireExpired() {
        for (PhysicalConnection connection : all()) { // a copy, because taking out may remove
            if (connection.phase == Phase.SHARED && isExpired(connection)) {
                counters.connectionsEvicted.increment();
                takeOut(connection, Phase.RETIRED);
            }
        }
    }

    private boolean isExpired(PhysicalConnection connection) {
        boolean tooOld = options.hasPassed(options.connectionLifetime(), connection.createdAt());
        boolean idle = connection.borrowers == 0;
        return tooOld || (idle && options.hasPassed(options.connectionIdleTimeout(), connection.idleSince));
    }

    /** Takes out all connections, borrowed or not, to be closed at once. */
    void endAll() {
        connections.forEach(connection -> connection.phase = Phase.RETIRED);
        ended.addAll(connections);
        connections.clear();
    }
}
