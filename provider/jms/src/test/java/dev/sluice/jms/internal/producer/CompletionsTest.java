package dev.sluice.jms.internal.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.time.VirtualClock;

/** The callbacks of asynchronous sends. */
final class CompletionsTest {
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final Completions completions = new Completions(executor, new VirtualClock());

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void callbacksRunInOrderAndOnAnotherThread() {
        List<Object> calls = Collections.synchronizedList(new ArrayList<>());

        for (int i = 0; i < 100; i++) {
            int number = i;
            completions.add(() -> calls.add(number));
        }
        completions.add(() -> calls.add(Thread.currentThread()));
        completions.await();

        assertThat(calls).hasSize(101).startsWith(0, 1, 2).doesNotContain(Thread.currentThread());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallbackThatThrowsKeepsNobodyWaiting(boolean error) {
        List<String> calls = Collections.synchronizedList(new ArrayList<>());
        completions.add(() -> {
            calls.add("throws");
            if (error) {
                throw new AssertionError("on purpose");
            }
            throw new IllegalArgumentException("on purpose");
        });
        completions.add(() -> calls.add("next"));

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), completions::await);

        assertThat(calls).containsExactly("throws", "next");
    }
}
