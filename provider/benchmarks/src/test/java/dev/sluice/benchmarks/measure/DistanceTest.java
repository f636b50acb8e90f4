package dev.sluice.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DistanceTest {
    @Test
    @Timeout(60)
    void lightTakesALittleAndNoThreadIsLeft() throws InterruptedException {
        double nanos = Distance.nanos();

        if (Runtime.getRuntime().availableProcessors() > 1) {
            assertThat(nanos).isPositive();
        } else {
            assertThat(nanos).isZero();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("distance");
    }
}
