package dev.sluice.benchmarks.measure;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

import dev.sluice.benchmarks.time.Wall;

/**
 * Measures what passes while some messages do: time, processor time of the whole process (its compiler and garbage collector
 * included), and bytes allocated by all threads. It can be started and stopped several times; then it adds up.
 *
 * <p>Threads: one.
 */
public final class Meter {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Allocation allocation = Allocation.start();
    private long cpuAtStart;
    private long timeAtStart;

    private long messages;
    private long nanos;
    private long cpuNanos;
    private long bytes;
    private boolean someThreadsEnded;

    /** Starts now. */
    public Meter start() {
        allocation = Allocation.start();
        cpuAtStart = PROCESS.getProcessCpuTime();
        timeAtStart = Wall.nanos();
        return this;
    }

    /**
     * Stops now.
     *
     * @param passed how many messages have passed since the start
     */
    public Meter stop(long passed) {
        nanos += Wall.nanos() - timeAtStart;
        cpuNanos += PROCESS.getProcessCpuTime() - cpuAtStart;
        bytes += allocation.bytes();
        someThreadsEnded |= allocation.isIncomplete();
        messages += passed;
        return this;
    }

    /** Returns the seconds that were measured. */
    public double seconds() {
        return nanos / 1e9;
    }

    /** Returns messages per second. */
    public double rate() {
        return messages / seconds();
    }

    /** Returns the rate, and what a message costs. */
    public Figures figures() {
        return addCosts(new Figures().with(Figure.RATE, rate()));
    }

    /** Adds what a message costs; where there are such costs already, the sum stays. */
    public Figures addCosts(Figures figures) {
        return figures.plus(Figure.CPU, cpuNanos / 1e3 / messages)
                .plus(someThreadsEnded ? Figure.ALLOCATED_AT_LEAST : Figure.ALLOCATED, (double) bytes / messages);
    }
}
