package dev.sluice.benchmarks.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.scenario.Stage;

class WarmUpTest {
    private static final Duration DURATION = Duration.ofSeconds(4);

    /** Takes as long as it is asked to, and becomes faster by a factor from round to round. */
    private static final class Growing implements Stage {
        private final double factor;
        private double rate = 100;
        private int rounds;
        private long now;

        Growing(double factor) {
            this.factor = factor;
        }

        @Override
        public Figures round(Duration duration) {
            now += duration.toNanos();
            rounds++;
            rate *= factor;
            return new Figures().with(Figure.RATE, rate);
        }

        @Override
        public void close() {}
    }

    @Test
    void endsInTimeWhenNothingBecomesFaster() throws Exception {
        Growing stage = new Growing(1.01);
        new WarmUp(stage, DURATION, () -> stage.now).run();

        assertThat(stage.rounds).isEqualTo(4);
    }

    @Test
    void goesOnAsLongAsItHelpsButNotForEver() throws Exception {
        Growing stage = new Growing(1.2);
        new WarmUp(stage, DURATION, () -> stage.now).run();

        assertThat(stage.rounds).isEqualTo(16);
    }
}
