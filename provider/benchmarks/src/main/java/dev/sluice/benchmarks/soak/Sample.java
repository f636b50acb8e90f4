package dev.sluice.benchmarks.soak;

/**
 * How things stood at one moment of a soak.
 *
 * @param seconds when, in seconds since the beginning
 * @param rate messages per second since the sample before
 * @param liveBytes heap in use after a full collection
 */
record Sample(double seconds, double rate, long liveBytes) {}
