package dev.sluice.jms.pool;

import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;

import org.apache.commons.pool2.BaseKeyedPooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericKeyedObjectPool;
import org.apache.commons.pool2.impl.GenericKeyedObjectPoolConfig;

/**
 * The sessions of one physical connection, lent exclusively and kept by {@link SessionKind}.
 *
 * <p>Commons Pool keeps, tests and evicts them. Two things are done around it. The number lent is limited by
 * {@link Permits}. And Commons Pool destroys objects while it holds monitors, which would pin a virtual thread for as long
 * as a provider takes to close a session; so destroying only marks them doomed, and each method here closes the doomed
 * after Commons Pool has returned.
 *
 * <p>Threads: any.
 */
final class SessionPool {
    private final PhysicalConnection connection;
    private final PoolOptions options;
    private final PoolCounters counters;
    private final Permits permits;
    private final GenericKeyedObjectPool<SessionKind, PhysicalSession> pool;
    private final Queue<PhysicalSession> doomed = new ConcurrentLinkedQueue<>();
    /** Sessions that are open at the provider, or being opened. */
    private final AtomicInteger open = new AtomicInteger();

    SessionPool(PhysicalConnection connection, PoolOptions options, PoolCounters counters) {
        this.connection = connection;
        this.options = options;
        this.counters = counters;
        this.permits = new Permits(options.sessionLimit(), counters);
        this.pool = new GenericKeyedObjectPool<>(new Factory(), configuration());
    }

    private GenericKeyedObjectPoolConfig<PhysicalSession> configuration() {
        GenericKeyedObjectPoolConfig<PhysicalSession> config = new GenericKeyedObjectPoolConfig<>();
        config.setMaxTotal(-1);
        config.setMaxTotalPerKey(-1);
        config.setMaxIdlePerKey(-1);
        config.setBlockWhenExhausted(false);
        config.setTestOnBorrow(true);
        config.setTestOnReturn(true);
        config.setNumTestsPerEvictionRun(-1); // each run looks at all of them
        config.setEvictionPolicy((unused, idle, count) -> idleForTooLong(idle.getObject()));
        config.setJmxEnabled(false);
        return config;
    }

    /**
     * Lends a session.
     *
     * @throws jakarta.jms.ResourceAllocationException when all stay lent out
     * @throws IllegalStateException when the pool was closed
     * @throws JMSException when the provider fails to make one, or the thread is interrupted
     */
    PhysicalSession borrow(SessionKind kind) throws JMSException {
        permits.acquire();
        boolean lent = false;
        try {
            PhysicalSession session = take(kind);
            session.becomeLent();
            lent = true;
            return session;
        } finally {
            closeDoomed();
            if (!lent) {
                permits.release();
            }
        }
    }

    private PhysicalSession take(SessionKind kind) throws JMSException {
        try {
            return pool.borrowObject(kind);
        } catch (JMSException e) {
            throw e;
        } catch (Exception e) {
            if (pool.isClosed()) {
                throw Faults.withCause(new IllegalStateException("The connection was closed."), e);
            }
            throw Faults.withCause(new JMSException("The provider failed to make a session: " + e), e);
        }
    }

    /** Takes a session back if it is clean, and closes it otherwise. Never throws. */
    void giveBack(PhysicalSession session) {
        try {
            session.reset();
            pool.returnObject(session.kind(), session);
        } finally {
            closeDoomed();
            permits.release();
        }
    }

    /** Closes the sessions that have been idle for too long. */
    void evict() {
        try {
            pool.evict();
        } catch (Exception e) {
            Faults.note("Idle sessions were not evicted: " + e);
        } finally {
            closeDoomed();
        }
    }

    /**
     * Forgets everything: for when the connection is about to be closed, which closes its sessions. Who waits for a session
     * is refused.
     */
    void abandon() {
        permits.close();
        pool.close();
        for (PhysicalSession session = doomed.poll(); session != null; session = doomed.poll()) {
            countClosed();
        }
    }

    int borrowed() {
        return pool.getNumActive();
    }

    int idle() {
        return pool.getNumIdle();
    }

    int waiting() {
        return permits.waiting();
    }

    private void closeDoomed() {
        for (PhysicalSession session = doomed.poll(); session != null; session = doomed.poll()) {
            if (session.close()) {
                countClosed();
            }
        }
    }

    private void countClosed() {
        open.decrementAndGet();
        counters.sessionsClosed.increment();
    }

    /** Holds the number of open sessions down by closing idle ones of other kinds. */
    private void makeRoom() {
        while (open.get() >= options.maxSessionsPerConnection() && pool.getNumIdle() > 0) {
            pool.clearOldest();
            closeDoomed();
        }
    }

    private boolean idleForTooLong(PhysicalSession session) {
        Instant since = session.idleSince();
        boolean tooLong = since != null && options.hasPassed(options.sessionIdleTimeout(), since);
        if (tooLong) {
            counters.sessionsEvicted.increment();
        }
        return tooLong;
    }

    /** The test each session has to pass on its way back and on its way out again. */
    private boolean mayBeLent(PhysicalSession session) {
        if (session.isFresh()) {
            return true;
        }
        if (idleForTooLong(session)) {
            return false;
        }
        if (connection.hasFailed()) {
            session.spoil("its connection has failed");
        }
        String reason = session.spoiltBy();
        if (reason == null && session.isAlive()) {
            return true;
        }
        counters.sessionsSpoilt.increment();
        Faults.note("A session was closed instead of going back to the pool: " + session.spoiltBy() + ".");
        return false;
    }

    /** How Commons Pool makes, tests and gives up sessions. */
    private final class Factory extends BaseKeyedPooledObjectFactory<SessionKind, PhysicalSession> {
        @Override
        public PhysicalSession create(SessionKind kind) throws JMSException {
            makeRoom();
            open.incrementAndGet();
            boolean made = false;
            try {
                PhysicalSession session = new PhysicalSession(connection.openSession(kind), kind, SessionPool.this);
                counters.sessionsCreated.increment();
                made = true;
                return session;
            } finally {
                if (!made) {
                    open.decrementAndGet();
                }
            }
        }

        @Override
        public PooledObject<PhysicalSession> wrap(PhysicalSession session) {
            return new DefaultPooledObject<>(session);
        }

        @Override
        public boolean validateObject(SessionKind kind, PooledObject<PhysicalSession> session) {
            return mayBeLent(session.getObject());
        }

        @Override
        public void passivateObject(SessionKind kind, PooledObject<PhysicalSession> session) {
            session.getObject().becomeIdle(options.now());
        }

        @Override
        public void destroyObject(SessionKind kind, PooledObject<PhysicalSession> session) {
            doomed.add(session.getObject());
        }
    }
}
