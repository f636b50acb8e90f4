package dev.sluice.jms.pool;

/**
 * What a {@link PooledConnectionFactory} holds at a moment, and what it has done since it was made. The numbers are read
 * one after the other while the pool goes on working, so they may disagree by what happened in between.
 *
 * @param connectionsOpen physical connections that are open
 * @param connectionsIdle those of them nobody has borrowed
 * @param borrowers connections (and contexts of their own) that are handed out and not closed yet
 * @param sessionsBorrowed physical sessions that are lent out
 * @param sessionsIdle physical sessions that wait to be lent
 * @param waiting threads that wait for a session or a connection
 * @param connectionsCreated physical connections opened so far
 * @param connectionsClosed physical connections closed so far, for whatever reason
 * @param connectionsEvicted connections taken out because they were idle or old for too long
 * @param connectionsFailed connections taken out because the provider reported a failure
 * @param sessionsCreated physical sessions opened so far
 * @param sessionsClosed physical sessions closed so far, for whatever reason
 * @param sessionsEvicted sessions closed because they were idle for too long
 * @param sessionsSpoilt sessions closed instead of going back, because they were broken or not clean
 * @param waits how often a thread had to wait for a session or a connection
 * @param waitTimeouts how often that was in vain
 */
public record PoolStatistics(
        int connectionsOpen,
        int connectionsIdle,
        int borrowers,
        int sessionsBorrowed,
        int sessionsIdle,
        int waiting,
        long connectionsCreated,
        long connectionsClosed,
        long connectionsEvicted,
        long connectionsFailed,
        long sessionsCreated,
        long sessionsClosed,
        long sessionsEvicted,
        long sessionsSpoilt,
        long waits,
        long waitTimeouts) {}
