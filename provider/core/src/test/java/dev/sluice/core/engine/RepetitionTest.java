package dev.sluice.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import dev.sluice.core.time.VirtualClock;

class RepetitionTest {
    private final VirtualClock clock = new VirtualClock();
    private final List<Long> said = new CopyOnWriteArrayList<>();
    private final Repetition repetition = new Repetition(clock, said::add);

    @Test
    void nothingIsSaidMoreThanOnceInAnInterval() {
        for (int second = 0; second < 35; second++) {
            repetition.happened();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(said).containsExactly(1L, 9L, 10L, 10L);
    }

    @Test
    void whateverHasHappenedIsSaidInTheEnd() throws InterruptedException {
        int threads = 4;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        CountDownLatch ready = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            executor.execute(() -> {
                ready.countDown();
                for (int j = 0; j < 10_000; j++) {
                    repetition.happened();
                }
            });
        }
        ready.await();
        executor.shutdown();
        while (!executor.isTerminated()) {
            clock.advance(Duration.ofSeconds(10));
        }
        clock.advance(Duration.ofSeconds(20));

        assertThat(said.stream().mapToLong(Long::longValue).sum()).isEqualTo(threads * 10_000L);
    }
}
