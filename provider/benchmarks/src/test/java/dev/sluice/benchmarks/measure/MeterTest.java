package dev.sluice.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

class MeterTest {
    private static final int BYTES = 10_000_000;

    private byte[] kept = {};

    @Test
    void allocationOfOtherThreadsCounts() throws Exception {
        try (var here = new Worker()) {
            Meter meter = new Meter().start();
            here.run(() -> kept = new byte[BYTES]);
            meter.stop(10);

            double perMessage = meter.figures().values().get(Figure.ALLOCATED);

            assertThat(kept).hasSize(BYTES);
            assertThat(perMessage).isBetween(BYTES / 10.0, BYTES / 10.0 * 1.5);
        }
    }

    @Test
    void stretchesAddUpToOneRate() {
        Meter meter = new Meter();
        meter.start().stop(300);
        meter.start().stop(700);

        assertThat(meter.rate() * meter.seconds()).isCloseTo(1_000, within(0.001));
    }

    /** A thread that outlives what it does, as those of a load do. */
    private static final class Worker implements AutoCloseable {
        private final ExecutorService thread = Executors.newSingleThreadExecutor();

        Worker() {
            run(() -> {});
        }

        void run(Runnable task) {
            CompletableFuture.runAsync(task, thread).join();
        }

        @Override
        public void close() {
            thread.shutdown();
        }
    }
}
