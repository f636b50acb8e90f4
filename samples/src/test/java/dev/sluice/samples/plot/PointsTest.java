package dev.sluice.samples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

final class PointsTest {
    private final Points points = new Points();

    @Test
    void ofSeveralValuesAtOneInstantTheLastCounts() {
        points.set(Duration.ZERO, 3);
        points.set(Duration.ofMillis(1_500), 7);
        points.set(Duration.ofMillis(1_500), 8);

        assertThat(points.seconds()).containsExactly(0, 1.5);
        assertThat(points.values()).containsExactly(3, 8);
    }

    @Test
    void aValueThatDoesNotChangeIsNoNewPoint() {
        points.set(Duration.ZERO, 3);
        points.set(Duration.ofSeconds(1), 3);
        points.set(Duration.ofSeconds(2), 4);
        points.set(Duration.ofSeconds(2), 3);

        assertThat(points.seconds()).containsExactly(0);
    }

    @Test
    void everyEventIsAPoint() {
        for (int i = 0; i < 1_000; i++) {
            points.event(Duration.ofSeconds(1), 3);
        }

        assertThat(points.values()).hasSize(1_000).containsOnly(3);
    }

    @Test
    void theLastValueLastsUntilTheEnd() {
        points.set(Duration.ofSeconds(1), 3);

        Points longer = points.until(5);

        assertThat(longer.seconds()).containsExactly(1, 5);
        assertThat(longer.values()).containsExactly(3, 3);
        assertThat(points.seconds()).containsExactly(1);
    }
}
