package dev.sluice.samples.orders;

/**
 * How many messages wait in a subscription, and how many did at most. A number counts once it has lasted: a message that is
 * taken at the instant at which it arrives has not waited.
 *
 * <p>Threads: one at a time.
 */
final class Backlog {
    private int waiting;
    private int largest;
    private long sinceMillis;

    void arrived(long nowMillis) {
        lasted(nowMillis);
        waiting++;
    }

    void taken(long nowMillis) {
        lasted(nowMillis);
        waiting--;
    }

    /** Time has passed, and nothing has arrived or been taken meanwhile. */
    void lasted(long nowMillis) {
        if (nowMillis > sinceMillis) {
            largest = Math.max(largest, waiting);
            sinceMillis = nowMillis;
        }
    }

    int waiting() {
        return waiting;
    }

    int largest() {
        return largest;
    }
}
