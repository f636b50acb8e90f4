package dev.sluice.tck.tests;

import jakarta.jms.JMSException;

import dev.sluice.tck.Jms;

/**
 * How late a provider may notice that a message has expired. The standard has it do its best, and does not say how good that
 * is (7.8); so a test tries with little time first, and with more if that was not enough.
 */
final class Grace {
    private static final long SHORTEST_MILLIS = 20;
    private static final long LONGEST_MILLIS = Jms.PATIENCE.toMillis() / 2;

    private Grace() {}

    /** Does everything anew, and returns whether a message has expired a time in milliseconds after it should have. */
    @FunctionalInterface
    interface Attempt {
        boolean succeeds(long grace) throws JMSException;
    }

    /** Returns whether an attempt succeeds with a time that is not longer than half the patience. */
    static boolean suffices(Attempt attempt) throws JMSException {
        for (long grace = SHORTEST_MILLIS; grace <= LONGEST_MILLIS; grace *= 2) {
            if (attempt.succeeds(grace)) {
                return true;
            }
        }
        return false;
    }
}
