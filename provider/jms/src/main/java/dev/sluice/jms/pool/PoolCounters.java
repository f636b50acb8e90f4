package dev.sluice.jms.pool;

import java.util.concurrent.atomic.LongAdder;

/** What has happened in a pool since it was made. Threads: any. */
final class PoolCounters {
    final LongAdder connectionsCreated = new LongAdder();
    final LongAdder connectionsClosed = new LongAdder();
    final LongAdder connectionsFailed = new LongAdder();
    final LongAdder connectionsEvicted = new LongAdder();
    final LongAdder sessionsCreated = new LongAdder();
    final LongAdder sessionsClosed = new LongAdder();
    final LongAdder sessionsSpoilt = new LongAdder();
    final LongAdder sessionsEvicted = new LongAdder();
    private final LongAdder waits = new LongAdder();
    private final LongAdder waitTimeouts = new LongAdder();

    void waited() {
        waits.increment();
    }

    void timedOut() {
        waitTimeouts.increment();
    }

    /** Puts them beside what the pool holds now. */
    PoolStatistics statistics(
            int connectionsOpen,
            int connectionsIdle,
            int borrowers,
            int sessionsBorrowed,
            int sessionsIdle,
            int waiting) {
        return new PoolStatistics(
                connectionsOpen,
                connectionsIdle,
                borrowers,
                sessionsBorrowed,
                sessionsIdle,
                waiting,
                connectionsCreated.sum(),
                connectionsClosed.sum(),
                connectionsEvicted.sum(),
                connectionsFailed.sum(),
                sessionsCreated.sum(),
                sessionsClosed.sum(),
                sessionsEvicted.sum(),
                sessionsSpoilt.sum(),
                waits.sum(),
                waitTimeouts.sum());
    }
}
