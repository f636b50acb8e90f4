package dev.sluice.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.scenario.Stage;

class SoakTest {
    private static final int MEGABYTE = 1 << 20;

    /** Keeps some bytes of every round. */
    private static final class Leaking implements Stage {
        private final int bytes;
        private final List<byte[]> kept = new ArrayList<>();
        private long now;

        Leaking(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public Figures round(Duration duration) {
            now += duration.toNanos();
            kept.add(new byte[bytes]);
            return new Figures().with(Figure.RATE, 1_000);
        }

        @Override
        public void close() {}
    }

    private static List<Sample> soak(int leak) throws Exception {
        Leaking stage = new Leaking(leak);
        List<Sample> told = new ArrayList<>();
        List<Sample> samples =
                new Soak(stage, Duration.ofSeconds(2), () -> stage.now).run(Duration.ofSeconds(20), told::add);
        assertThat(told).isEqualTo(samples).hasSize(10);
        return samples;
    }

    @Test
    void aLeakIsFound() throws Exception {
        List<Sample> samples = soak(2 * MEGABYTE);

        assertThat(Verdict.of(samples).isFlat()).isFalse();
        assertThat(new SoakPage("leaking", samples).text()).contains("**not** a flat line");
    }

    @Test
    void withoutALeakTheLineIsFlat() throws Exception {
        List<Sample> samples = soak(0);

        assertThat(Verdict.of(samples).isFlat()).isTrue();
        assertThat(samples).extracting(Sample::rate).containsOnly(1_000.0);
        assertThat(samples.get(9).seconds()).isEqualTo(20);
    }

    @Test
    void oneOutlierIsNoGrowth() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            samples.add(new Sample(i, 1, (i == 8 ? 50L : 10L) * MEGABYTE));
        }

        assertThat(Verdict.of(samples)).isEqualTo(new Verdict(0));
    }

    @Test
    void twoSamplesTellNothing() {
        assertThatThrownBy(() -> Verdict.of(List.of(new Sample(1, 1, 1), new Sample(2, 1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Three samples");
    }
}
