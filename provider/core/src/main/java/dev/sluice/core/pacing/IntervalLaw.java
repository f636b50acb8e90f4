package dev.sluice.core.pacing;

/**
 * How the interval between two sends grows and shrinks. All times are in nanoseconds.
 *
 * @param base what it never falls below
 * @param multiplier what it is multiplied with on back-pressure, more than 1
 * @param maximum what it never exceeds
 * @param recovery what it is divided by on success, more than 1
 * @param step what the first back-pressure counts it as at least; shorter ones are not used, except the base
 */
record IntervalLaw(long base, double multiplier, long maximum, double recovery, long step) {

    long afterBackPressure(long interval) {
        return (long) Math.min((double) maximum, Math.max(interval, step) * multiplier);
    }

    long afterSuccess(long interval) {
        long shorter = (long) (interval / recovery);
        // Without this, an interval would shrink for ever that is to return to a base of zero.
        return shorter < step ? base : Math.max(base, shorter);
    }
}
