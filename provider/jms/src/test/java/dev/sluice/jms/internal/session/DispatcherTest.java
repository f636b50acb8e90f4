package dev.sluice.jms.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;

import dev.sluice.core.time.BrokerClock;
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

    /** A turn of ten milliseconds, at a microsecond for each message. */
    @Test
    void afterAWhileOthersHaveTheirTurn() {
        assertThat(deliveredInTheFirstTurn(1_000)).isEqualTo(10_000);
    }

    @Test
    void whereNoTimePassesOthersHaveTheirTurnAllTheSame() {
        assertThat(deliveredInTheFirstTurn(0)).isEqualTo(100);
    }

    /** Has two dispatchers share one thread, the first of which never runs out of messages. */
    private int deliveredInTheFirstTurn(long nanosPerMessage) {
        AtomicLong nanos = new AtomicLong();
        BrokerClock ticking = new TickingClock(nanos::get, clock);
        Queue<Runnable> tasks = new ArrayDeque<>();
        AtomicInteger first = new AtomicInteger();
        AtomicInteger beforeTheSecond = new AtomicInteger();
        Dispatcher busy = new Dispatcher(tasks::add, ticking, needed::get, () -> {
            nanos.addAndGet(nanosPerMessage);
            first.incrementAndGet();
            return true;
        });
        Dispatcher other = new Dispatcher(tasks::add, ticking, needed::get, () -> {
            beforeTheSecond.set(first.get());
            return false;
        });
        busy.wake();
        other.wake();

        tasks.remove().run();
        tasks.remove().run();

        assertThat(tasks).as("the first has queued up behind the second").hasSize(1);
        return beforeTheSecond.get();
    }

    /** A clock whose nanoseconds are the test's. */
    private record TickingClock(LongSupplier ticks, BrokerClock rest) implements BrokerClock {
        @Override
        public long millis() {
            return rest.millis();
        }

        @Override
        public long nanos() {
            return ticks.getAsLong();
        }

        @Override
        public Timer schedule(long atMillis, Runnable task) {
            return rest.schedule(atMillis, task);
        }

        @Override
        public void park(Object blocker, long nanos) {
            rest.park(blocker, nanos);
        }

        @Override
        public boolean letOthersRun() {
            return rest.letOthersRun();
        }

        @Override
        public void close() {
            rest.close();
        }
    }
}
