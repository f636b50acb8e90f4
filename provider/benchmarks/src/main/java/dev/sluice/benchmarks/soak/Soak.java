package dev.sluice.benchmarks.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Heap;
import dev.sluice.benchmarks.measure.Summary;
import dev.sluice.benchmarks.scenario.Stage;

/**
 * Full load for a long time, with a look at the live heap now and then. Rounds are short, because what is known of the
 * messages of a round is kept until its end.
 *
 * <p>Threads: one.
 */
final class Soak {
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Stage stage;
    private final Duration sampling;
    private final LongSupplier clock;

    /**
     * Creates one.
     *
     * @param stage what is under load
     * @param sampling how long between two samples
     * @param clock the time in nanoseconds
     */
    Soak(Stage stage, Duration sampling, LongSupplier clock) {
        this.stage = stage;
        this.sampling = sampling;
        this.clock = clock;
    }

    /**
     * Runs.
     *
     * @param duration for how long; the first sample, up to which everything warms up, does not count
     * @param progress told of each sample
     * @return the samples
     * @throws Exception if a message is lost, repeated or late, or the contender fails
     */
    List<Sample> run(Duration duration, Consumer<Sample> progress) throws Exception {
        loadUntil(clock.getAsLong() + sampling.toNanos());
        List<Sample> samples = new ArrayList<>();
        long start = clock.getAsLong();
        long end = start + duration.toNanos();
        while (clock.getAsLong() - end < 0) {
            double rate = loadUntil(Math.min(clock.getAsLong() + sampling.toNanos(), end));
            Sample sample = new Sample((clock.getAsLong() - start) / 1e9, rate, Heap.liveBytes());
            samples.add(sample);
            progress.accept(sample);
        }
        return samples;
    }

    private double loadUntil(long end) throws Exception {
        List<Double> rates = new ArrayList<>();
        do {
            long left = Math.max(1, end - clock.getAsLong());
            Duration round = Duration.ofNanos(Math.min(ROUND.toNanos(), left));
            rates.add(stage.round(round).values().getOrDefault(Figure.RATE, 0.0));
        } while (clock.getAsLong() - end < 0);
        return Summary.of(rates).median();
    }
}
