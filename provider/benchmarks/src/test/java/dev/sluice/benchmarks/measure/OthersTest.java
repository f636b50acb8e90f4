package dev.sluice.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OthersTest {
    @Test
    void whatIsIdleOrCountedAlreadyDoesNotCount() {
        assertThat(Others.busyNanos("cpu  17 1 3 900 50 2 4 5 600 700")).isEqualTo(32e7);
    }

    @Test
    void aShareIsBetweenNothingAndAll() {
        Others others = new Others();

        assertThat(others.share()).isBetween(0.0, 1.0);
    }
}
