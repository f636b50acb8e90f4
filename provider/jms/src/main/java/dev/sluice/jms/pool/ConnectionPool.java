package dev.sluice.jms.pool;

import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.ResourceAllocationException;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.jms.pool.PhysicalConnection.Phase;

/**
 * Lends the physical connections of a pooling factory, and opens and closes them.
 *
 * <p>A borrower gets, in this order: a connection of its user that nobody has; a new one, as long as there are fewer than
 * {@code maxConnections} of that user; the one with the fewest borrowers. Commons Pool does not fit here, because it lends
 * a thing to one borrower at a time.
 *
 * <p>Threads: any. The lock guards the {@link ConnectionRegister}; the provider is never called under it.
 */
final class ConnectionPool {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ConnectionFactory factory;
    private final PoolOptions options;
    private final PoolCounters counters = new PoolCounters();

    @GuardedBy("lock")
    private final ConnectionRegister register;

    @GuardedBy("lock")
    private int waiting;

    @GuardedBy("lock")
    private boolean closed;

    ConnectionPool(ConnectionFactory factory, PoolOptions options) {
        this.factory = factory;
        this.options = options;
        this.register = new ConnectionRegister(options, counters);
    }

    PoolOptions options() {
        return options;
    }

    /**
     * Lends a connection; the caller owes a {@link #release}.
     *
     * @throws ResourceAllocationException when no connection of this user can be shared or made in time
     * @throws IllegalStateException when the pool was closed
     * @throws JMSException when the provider fails to connect, or the thread is interrupted
     */
    PhysicalConnection lease(Credentials who) throws JMSException {
        while (true) {
            PhysicalConnection found = findOrReserve(who);
            if (found == null) {
                return make(who, Phase.SHARED);
            }
            if (found.isAlive()) {
                return found;
            }
            takeOut(found, Phase.FAILED);
            release(found);
        }
    }

    /** Returns a connection that has one borrower more now, or null: then a place is reserved for a new one. */
    private @Nullable PhysicalConnection findOrReserve(Credentials who) throws JMSException {
        lock.lock();
        try {
            for (long left = waitNanos(); true; left = awaitChange(who, left)) {
                refuseIfClosed();
                register.retireExpired();
                PhysicalConnection best = register.leastBorrowed(who);
                if (best != null && best.borrowers == 0) {
                    return register.lend(best);
                }
                if (register.hasPlace(who)) {
                    register.reserve(who);
                    return null;
                }
                if (best != null) {
                    return register.lend(best);
                }
            }
        } finally {
            lock.unlock();
            closeEnded();
        }
    }

    /**
     * Exchanges a shared connection for one that belongs to the borrower alone, for a client id. When it fails, the borrower
     * still has the shared one.
     *
     * @throws ResourceAllocationException when all places of this user stay taken
     */
    PhysicalConnection dedicate(PhysicalConnection held) throws JMSException {
        reserveBeside(held);
        PhysicalConnection own = make(held.owner(), Phase.DEDICATED);
        release(held);
        return own;
    }

    private void reserveBeside(PhysicalConnection held) throws JMSException {
        Credentials who = held.owner();
        lock.lock();
        try {
            for (long left = waitNanos(); true; left = awaitChange(who, left)) {
                refuseIfClosed();
                register.retireExpired();
                if (register.hasPlace(who) || register.displaceSpare(held)) {
                    register.reserve(who);
                    return;
                }
            }
        } finally {
            lock.unlock();
            closeEnded();
        }
    }

    @GuardedBy("lock")
    private void refuseIfClosed() throws IllegalStateException {
        if (closed) {
            throw new IllegalStateException("The pooling connection factory was closed. Build another one.");
        }
    }

    /** How long a borrower waits, in nanoseconds. */
    private long waitNanos() {
        return options.waitTimeout().isZero()
                ? Long.MAX_VALUE
                : options.waitTimeout().toNanos();
    }

    /** Waits until something has changed, and returns what is left of the time. */
    @GuardedBy("lock")
    @SuppressWarnings("WaitNotInLoop") // the callers loop
    private long awaitChange(Credentials who, long leftNanos) throws JMSException {
        // What is being made can be shared in a moment, so even those who are not to block wait for that.
        boolean mayWait = options.blockWhenExhausted() || register.isMaking(who);
        if (!mayWait || leftNanos <= 0) {
            counters.timedOut();
            throw exhausted(who);
        }
        counters.waited();
        waiting++;
        try {
            return changed.awaitNanos(leftNanos);
        } catch (InterruptedException e) {
            throw Faults.interrupted("waiting for a connection", e);
        } finally {
            waiting--;
        }
    }

    private ResourceAllocationException exhausted(Credentials who) {
        return new ResourceAllocationException("All connections of " + who
                + " are taken by borrowers who need one to themselves (maxConnections=" + options.maxConnections()
                + ", blockWhenExhausted=" + options.blockWhenExhausted() + ", waitTimeout=" + options.waitTimeout()
                + "). Close connections with a client id sooner, or raise 'maxConnections'.");
    }

    /** Makes a connection in a reserved place, with the caller as its borrower. */
    private PhysicalConnection make(Credentials who, Phase phase) throws JMSException {
        PhysicalConnection made = null;
        try {
            made = open(who, phase);
        } finally {
            publish(who, made);
        }
        return made;
    }

    private PhysicalConnection open(Credentials who, Phase phase) throws JMSException {
        Connection connection = who.connect(factory);
        PhysicalConnection physical = new PhysicalConnection(connection, who, phase, options, counters);
        physical.borrowers = 1; // nobody else knows it yet
        boolean ready = false;
        try {
            connection.setExceptionListener(failure -> failed(physical, failure));
            ready = true;
            return physical;
        } finally {
            if (!ready) {
                physical.close();
            }
        }
    }

    /** Ends a reservation; {@code made} is null when making the connection failed. */
    private void publish(Credentials who, @Nullable PhysicalConnection made) throws JMSException {
        lock.lock();
        try {
            if (made == null) {
                register.giveUp(who);
                return;
            }
            register.add(made);
            if (closed) {
                register.endAll();
                refuseIfClosed();
            }
        } finally {
            changed.signalAll();
            lock.unlock();
            closeEnded();
        }
    }

    /** Takes a connection back from one borrower. Never throws. */
    void release(PhysicalConnection connection) {
        lock.lock();
        try {
            register.release(connection);
            changed.signalAll();
        } finally {
            lock.unlock();
            closeEnded();
        }
    }

    /** Keeps new borrowers away from a connection on which somebody left something behind. */
    void retire(PhysicalConnection connection) {
        takeOut(connection, Phase.RETIRED);
    }

    /** The provider reports a failure, on its own thread. The connection is out of use before anybody hears of it. */
    private void failed(PhysicalConnection connection, JMSException failure) {
        takeOut(connection, Phase.FAILED);
        connection.tellAudience(failure);
    }

    private void takeOut(PhysicalConnection connection, Phase phase) {
        lock.lock();
        try {
            if (phase == Phase.FAILED && !connection.hasFailed()) {
                counters.connectionsFailed.increment();
            }
            register.takeOut(connection, phase);
            changed.signalAll();
        } finally {
            lock.unlock();
            closeEnded();
        }
    }

    /** Closes what has been idle or open for too long. */
    void evict() {
        List<PhysicalConnection> kept;
        lock.lock();
        try {
            register.retireExpired();
            kept = register.all();
        } finally {
            lock.unlock();
            closeEnded();
        }
        kept.forEach(connection -> connection.sessions().evict());
    }

    /** Closes every connection, borrowed or not, and refuses from now on. */
    void close() {
        lock.lock();
        try {
            closed = true;
            register.endAll();
            changed.signalAll();
        } finally {
            lock.unlock();
            closeEnded();
        }
    }

    private void closeEnded() {
        List<PhysicalConnection> ended;
        lock.lock();
        try {
            ended = register.takeEnded();
        } finally {
            lock.unlock();
        }
        ended.forEach(PhysicalConnection::close);
    }

    PoolStatistics statistics() {
        List<PhysicalConnection> open;
        int waitingHere;
        int idle;
        int borrowers;
        lock.lock();
        try {
            open = register.all();
            waitingHere = waiting;
            idle = sum(open, connection -> connection.borrowers == 0 ? 1 : 0);
            borrowers = sum(open, connection -> connection.borrowers);
        } finally {
            lock.unlock();
        }
        return counters.statistics(
                open.size(),
                idle,
                borrowers,
                sum(open, connection -> connection.sessions().borrowed()),
                sum(open, connection -> connection.sessions().idle()),
                waitingHere + sum(open, connection -> connection.sessions().waiting()));
    }

    private static int sum(List<PhysicalConnection> connections, ToIntFunction<PhysicalConnection> number) {
        return connections.stream().mapToInt(number).sum();
    }
}
