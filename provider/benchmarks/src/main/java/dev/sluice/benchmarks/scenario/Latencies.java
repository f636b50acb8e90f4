package dev.sluice.benchmarks.scenario;

import java.time.Duration;

import org.HdrHistogram.Histogram;

import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;

/** How long messages take, in nanoseconds, to three digits. */
final class Latencies {
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();

    private Latencies() {}

    static Histogram empty() {
        return new Histogram(LONGEST, 3);
    }

    static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.min(Math.max(nanos, 0), LONGEST));
    }

    static Figures addTo(Figures figures, Histogram histogram) {
        return figures.with(Figure.P50, histogram.getValueAtPercentile(50) / 1e3)
                .with(Figure.P99, histogram.getValueAtPercentile(99) / 1e3)
                .with(Figure.P999, histogram.getValueAtPercentile(99.9) / 1e3);
    }
}
