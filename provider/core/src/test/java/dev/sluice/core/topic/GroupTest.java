package dev.sluice.core.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class GroupTest {
    private final Group<String> group = new Group<>(new String[0]);

    @Test
    void membersStandInTheOrderOfTheirNumbers() {
        group.add(2, "b");
        group.add(1, "a");
        group.add(3, "c");
        group.remove(2);

        assertThat(group.members()).containsExactly("a", "c");
    }

    @Test
    void aNumberIsTakenOnce() {
        assertThat(group.add(1, "a")).isTrue();
        assertThat(group.add(1, "other")).isFalse();
        assertThat(group.remove(1)).isTrue();
        assertThat(group.remove(1)).isFalse();
        assertThat(group.isEmpty()).isTrue();
    }

    @Test
    void readersShareOneArrayUntilSomethingChanges() {
        group.add(1, "a");
        String[] before = group.members();

        assertThat(group.members()).isSameAs(before);

        group.add(2, "b");
        assertThat(group.members()).isNotSameAs(before).containsExactly("a", "b");
        assertThat(before).containsExactly("a");
    }

    @Test
    void aReaderSeesEveryChangeThatWasCompleteWhenItBegan() {
        int changes = 20_000;
        AtomicInteger complete = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<CompletableFuture<Void>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(CompletableFuture.runAsync(
                        () -> {
                            while (complete.get() < changes) {
                                int before = complete.get();
                                assertThat(group.members().length).isGreaterThanOrEqualTo(Math.min(before, 50));
                            }
                        },
                        threads));
            }
            for (int i = 1; i <= changes; i++) {
                group.add(i, "m" + i);
                if (i > 50) {
                    group.remove(i - 50);
                }
                complete.incrementAndGet();
            }
            assertThat(readers).allSatisfy(reader -> assertThat(reader).succeedsWithin(30, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }
}
