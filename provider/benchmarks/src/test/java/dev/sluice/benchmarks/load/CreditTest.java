package dev.sluice.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class CreditTest {
    private static final int CAP = 100;

    private final AtomicLong consumed = new AtomicLong();
    private final AtomicBoolean abandoned = new AtomicBoolean();
    private final AtomicInteger questions = new AtomicInteger();
    private final Credit credit = new Credit(
            CAP,
            () -> {
                questions.incrementAndGet();
                return consumed.get();
            },
            abandoned::get);

    @Test
    void upToTheCapNobodyIsAsked() {
        for (int i = 0; i < CAP / 10; i++) {
            assertThat(credit.reserve(10)).isTrue();
        }

        assertThat(questions).hasValue(0);
    }

    @Test
    void whoHasReachedTheCapWaitsUntilHalfOfItIsFree() {
        for (int i = 0; i < CAP / 10; i++) {
            credit.reserve(10);
        }
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> credit.reserve(10));
        await().until(() -> questions.get() > 5);
        consumed.set(CAP / 2);
        int asked = questions.get();
        await().until(() -> questions.get() > asked + 5);
        assertThat(waiting).isNotDone();

        consumed.set(CAP / 2 + 10);

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    }

    @Test
    void neverMoreThanTheCapIsUnderWay() {
        long sent = 0;
        long most = 0;
        for (int i = 0; i < 1_000; i++) {
            if (sent - consumed.get() + 7 > CAP) {
                consumed.set(sent - CAP / 2 + 7);
            }
            credit.reserve(7);
            sent += 7;
            most = Math.max(most, sent - consumed.get());
        }

        assertThat(most).isBetween(CAP - 7L, (long) CAP);
    }

    @Test
    void aWaitCanBeAbandoned() {
        credit.reserve(50);
        credit.reserve(50);
        abandoned.set(true);

        assertThat(credit.reserve(1)).isFalse();
    }

    @Test
    void moreThanHalfOfTheCapCannotBeReservedAtOnce() {
        assertThatThrownBy(() -> credit.reserve(CAP / 2 + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("51")
                .hasMessageContaining("cap of 100");
    }
}
