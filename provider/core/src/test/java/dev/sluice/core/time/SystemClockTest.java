package dev.sluice.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

class SystemClockTest {
    private static final AtomicInteger CLOCKS = new AtomicInteger();

    /** Another for each test: the thread of the one before may not have ended yet. */
    private final String name = "clocktest" + CLOCKS.incrementAndGet();

    private final SystemClock clock = new SystemClock(name);
    private final BlockingQueue<Thread> ran = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        clock.close();
    }

    private long timerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sluice-" + name + "-timer"))
                .count();
    }

    @Test
    void itShowsTheTimeOfDayAndATimeThatOnlyGrows() {
        long before = System.currentTimeMillis();
        long nanos = clock.nanos();

        assertThat(clock.millis()).isBetween(before, before + 60_000);
        assertThat(clock.nanos()).isGreaterThanOrEqualTo(nanos);
    }

    @Test
    void itsOneThreadComesWithTheFirstTimerHasANameAndKeepsNoJvmAlive() throws InterruptedException {
        assertThat(timerThreads()).isZero();

        clock.schedule(clock.millis() + 1, () -> ran.add(Thread.currentThread()));
        clock.schedule(clock.millis() - 1_000, () -> ran.add(Thread.currentThread()));

        Thread first = ran.poll(10, TimeUnit.SECONDS);
        assertThat(first).isNotNull().isSameAs(ran.poll(10, TimeUnit.SECONDS));
        assertThat(first.getName()).isEqualTo("sluice-" + name + "-timer");
        assertThat(first.isDaemon()).isTrue();
        assertThat(timerThreads()).isEqualTo(1);
    }

    @Test
    void aTimerIsNotEarly() throws InterruptedException {
        BlockingQueue<Long> times = new LinkedBlockingQueue<>();
        long began = System.nanoTime();
        clock.schedule(clock.millis() + 20, () -> times.add(System.nanoTime()));

        Long ended = times.poll(10, TimeUnit.SECONDS);

        // The time of day is rounded to milliseconds, so a timer may be set up to one too short.
        assertThat(ended).isNotNull().isGreaterThanOrEqualTo(began + TimeUnit.MILLISECONDS.toNanos(19));
    }

    @Test
    void aCancelledTimerDoesNotRun() throws InterruptedException {
        AtomicBoolean cancelledRan = new AtomicBoolean();
        BrokerClock.Timer timer = clock.schedule(clock.millis() + 20, () -> cancelledRan.set(true));
        clock.schedule(clock.millis() + 40, () -> ran.add(Thread.currentThread()));

        timer.cancel();

        assertThat(ran.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(cancelledRan).isFalse();
    }

    @Test
    void closingEndsItsThread() throws InterruptedException {
        clock.schedule(clock.millis(), () -> ran.add(Thread.currentThread()));
        assertThat(ran.poll(10, TimeUnit.SECONDS)).isNotNull();

        clock.close();
        clock.close();

        await().until(() -> timerThreads() == 0);
        clock.schedule(clock.millis(), () -> ran.add(Thread.currentThread())).cancel();
        assertThat(ran).isEmpty();
        assertThat(timerThreads()).isZero();
    }

    @Test
    void parkingEndsByItself() {
        long began = clock.nanos();

        while (clock.nanos() - began < TimeUnit.MILLISECONDS.toNanos(5)) {
            clock.park(this, TimeUnit.MILLISECONDS.toNanos(1));
        }

        assertThat(clock.nanos() - began).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }

    // ---------------------------------------------------------------- threads

    @Test
    void threadsHaveNamesAndKeepNoJvmAlive() {
        var factory = BrokerThreads.daemons("sluice-x");

        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(factory.newThread(() -> {}));
        }

        assertThat(threads).extracting(Thread::getName).containsExactly("sluice-x", "sluice-x-2", "sluice-x-3");
        assertThat(threads).allMatch(Thread::isDaemon);
    }

    @Test
    void virtualThreadsNeedAJdkThatHasThem() {
        assumeThat(Runtime.version().feature()).isLessThan(21);

        assertThatThrownBy(BrokerThreads::virtual)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.UNSUPPORTED))
                .hasMessageContaining("JDK 21");
    }

    @Test
    void virtualThreadsRunWhereThereAreAny() throws InterruptedException {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        ExecutorService virtual = BrokerThreads.virtual();

        virtual.execute(() -> ran.add(Thread.currentThread()));

        assertThat(ran.poll(10, TimeUnit.SECONDS)).isNotNull();
        virtual.shutdownNow();
    }
}
