package dev.sluice.benchmarks.scenario;

import java.time.Duration;

import org.HdrHistogram.Histogram;

import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.time.Wall;

/**
 * Sends at a fixed rate, and measures from the moment a message was due, not from when it was sent at last: who holds up the
 * sender is not rewarded for it.
 */
final class Pacer implements Probe {
    private final long intervalNanos;
    private final Histogram latencies = Latencies.empty();
    private volatile long origin;
    private boolean begun;

    Pacer(int perSecond) {
        this.intervalNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    @Override
    public void begin() {
        latencies.reset();
        begun = false;
    }

    @Override
    public void sending(long number) {
        if (!begun) {
            begun = true;
            origin = Wall.nanos() - number * intervalNanos;
        }
        Wall.waitUntil(due(number));
    }

    private long due(long number) {
        return origin + number * intervalNanos;
    }

    @Override
    public void arrived(long number) {
        Latencies.record(latencies, Wall.nanos() - due(number));
    }

    /** Leaves out the processor time: the sender spends it waiting for the next message to be due. */
    @Override
    public Figures finish(Figures figures) {
        return Latencies.addTo(figures.without(Figure.CPU), latencies);
    }
}
