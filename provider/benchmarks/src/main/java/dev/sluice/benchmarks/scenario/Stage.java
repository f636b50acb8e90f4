package dev.sluice.benchmarks.scenario;

import java.time.Duration;

import jakarta.jms.JMSException;

import dev.sluice.benchmarks.load.Faulty;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;

/** A scenario that has been set up with one contender. Threads: one. */
public interface Stage extends AutoCloseable {
    /**
     * Runs a round.
     *
     * @param duration for how long, where that is not up to the scenario
     * @return what it came to
     * @throws Faulty if not everything arrived as it should
     * @throws Exception if the contender fails
     */
    Figures round(Duration duration) throws Exception;

    /**
     * Runs a round, or something similar, of which only the speed counts.
     *
     * @param duration for how long, at least
     * @return the speed, in whatever unit
     * @throws Exception as {@link #round}
     */
    default double warmUp(Duration duration) throws Exception {
        return round(duration).values().getOrDefault(Figure.RATE, 1.0);
    }

    @Override
    void close() throws JMSException;
}
