package dev.sluice.jms.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.sluice.core.time.VirtualClock;

/** What runs listeners, when something fails that should not. Everything happens on this thread. */
final class DispatcherTest {
    private final VirtualClock clock = new VirtualClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean fails = new AtomicBoolean();
    private final AtomicBoolean needed = new AtomicBoolean(true);

    private boolean deliverNext() {
        asked.incrementAndGet();
        if (fails.getAndSet(false)) {
            throw new IllegalArgumentException("on purpose");
        }
        return false;
    }

    @Test
    void aDeliveryThatFailsIsTriedAgain() {
        Dispatcher dispatcher = new Dispatcher(clock, clock, needed::get, this::deliverNext);
        fails.set(true);
        dispatcher.wake();
        clock.settle();
        assertThat(dispatcher.isRunning()).isFalse();
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofSeconds(1));

        assertThat(asked).hasValue(2);
    }

    @Test
    void whatTheExecutorHasRefusedAndRunsAllTheSameIsNotRunTwice() {
        AtomicBoolean refuses = new AtomicBoolean(true);
        Dispatcher dispatcher = new Dispatcher(
                task -> {
                    clock.execute(task);
                    if (refuses.getAndSet(false)) {
                        throw new RejectedExecutionException("on purpose");
                    }
                },
                clock,
                needed::get,
                this::deliverNext);

        assertThat(dispatcher.wake()).isFalse();
        assertThat(dispatcher.wake()).isTrue();
        clock.settle();

        assertThat(asked).hasValue(1);
    }

    @Test
    void whoIsNotNeededDoesNotTryAgain() {
        Dispatcher dispatcher = new Dispatcher(
                task -> {
                    asked.incrementAndGet();
                    throw new RejectedExecutionException("on purpose");
                },
                clock,
                needed::get,
                this::deliverNext);
        dispatcher.wake();
        needed.set(false);

        clock.advance(Duration.ofHours(1));

        assertThat(asked).hasValue(1);
    }
}
