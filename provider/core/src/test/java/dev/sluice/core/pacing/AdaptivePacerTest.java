package dev.sluice.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.pacing.PaceChange.Kind;
import dev.sluice.core.time.VirtualClock;

class AdaptivePacerTest {
    private final VirtualClock clock = new VirtualClock();
    private final List<PaceChange> changes = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private PacerBuilder pacer() {
        return AdaptivePacer.builder()
                .name("publisher")
                .base(millis(500))
                .multiplier(2)
                .maximum(millis(3_000))
                .recovery(1.5)
                .clock(clock)
                .listener(changes::add);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private static void refused(BrokerError error, Future<?> waiting) {
        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    /** Has another thread wait, and returns when it does. */
    private Future<?> waiting(AdaptivePacer pacer) {
        int before = clock.parkedThreads();
        Future<?> waiting = threads.submit(pacer::await);
        await().until(() -> clock.parkedThreads() == before + 1);
        return waiting;
    }

    // ---------------------------------------------------------------- the interval

    @Test
    void theIntervalBeginsAtTheBase() {
        assertThat(pacer().build().interval()).isEqualTo(millis(500));
    }

    @Test
    void backPressureMultipliesItUpToTheMaximum() {
        AdaptivePacer pacer = pacer().build();
        List<Duration> intervals = new ArrayList<>();

        for (int i = 0; i < 4; i++) {
            pacer.backPressure();
            intervals.add(pacer.interval());
        }

        assertThat(intervals).containsExactly(millis(1_000), millis(2_000), millis(3_000), millis(3_000));
    }

    @Test
    void successDividesItAndNeverGoesBelowTheBase() {
        AdaptivePacer pacer = pacer().build();
        pacer.backPressure();
        pacer.backPressure();
        List<Duration> intervals = new ArrayList<>();

        for (int i = 0; i < 5; i++) {
            pacer.succeeded();
            intervals.add(pacer.interval());
        }

        assertThat(intervals)
                .containsExactly(
                        Duration.ofNanos(1_333_333_333),
                        Duration.ofNanos(888_888_888),
                        Duration.ofNanos(592_592_592),
                        millis(500),
                        millis(500));
    }

    @Test
    void aBaseOfZeroGrowsFromTheSmallestStepAndComesBackToZero() {
        AdaptivePacer pacer = pacer().base(Duration.ZERO).step(millis(10)).build();

        pacer.backPressure();
        assertThat(pacer.interval()).isEqualTo(millis(20));
        pacer.succeeded();
        assertThat(pacer.interval()).isBetween(millis(13), millis(14));
        pacer.succeeded();

        assertThat(pacer.interval()).isZero();
    }

    @Test
    void aBaseBelowTheStepIsReturnedTo() {
        AdaptivePacer pacer = pacer().base(millis(3)).step(millis(10)).build();

        pacer.backPressure();
        assertThat(pacer.interval()).isEqualTo(millis(20));
        pacer.succeeded();
        pacer.succeeded();

        assertThat(pacer.interval()).isEqualTo(millis(3));
    }

    // ---------------------------------------------------------------- when to send

    @Test
    void theFirstSendIsDueAtOnce() {
        AdaptivePacer pacer = pacer().build();

        assertThat(pacer.delayBeforeNext()).isZero();
        assertThat(pacer.nextSendAt()).isEqualTo(clock.millis());
        assertThat(pacer.tryBegin()).isTrue();
    }

    @Test
    void theNextIsDueAnIntervalAfterTheOneBeforeHasBegun() {
        AdaptivePacer pacer = pacer().build();
        pacer.await();
        clock.advance(millis(100));
        pacer.succeeded();

        assertThat(pacer.delayBeforeNext()).isEqualTo(millis(400));
        assertThat(pacer.nextSendAt()).isEqualTo(clock.millis() + 400);
        assertThat(pacer.tryBegin()).isFalse();
        clock.advance(millis(400));
        assertThat(pacer.tryBegin()).isTrue();
        assertThat(pacer.tryBegin()).isFalse();
    }

    @Test
    void backPressureMovesTheNextSendAway() {
        AdaptivePacer pacer = pacer().build();
        pacer.await();

        pacer.backPressure();

        assertThat(pacer.delayBeforeNext()).isEqualTo(millis(1_000));
    }

    @Test
    void whoIsLateOwesNothing() {
        AdaptivePacer pacer = pacer().build();
        pacer.await();
        clock.advance(millis(10_000));

        assertThat(pacer.tryBegin()).isTrue();

        assertThat(pacer.delayBeforeNext()).isEqualTo(millis(500));
    }

    @Test
    void theTimeOfTheNextSendIsRoundedUpSoThatItIsNotTooEarly() {
        AdaptivePacer pacer = pacer().build();
        pacer.await();
        pacer.backPressure();
        pacer.succeeded(); // 2/3 of a second

        clock.advance(millis(pacer.nextSendAt() - clock.millis()));

        assertThat(pacer.tryBegin()).isTrue();
    }

    @Test
    void oneWhoWaitsIsLetGoWhenItIsTime() throws Exception {
        AdaptivePacer pacer = pacer().build();
        pacer.await();
        Future<?> waiting = waiting(pacer);

        clock.advance(millis(499));
        assertThat(waiting).isNotDone();
        clock.advance(millis(1));

        waiting.get(10, TimeUnit.SECONDS);
        assertThat(pacer.delayBeforeNext()).isEqualTo(millis(500));
    }

    @Test
    void ofSeveralWhoWaitOneBeginsEachInterval() throws Exception {
        AdaptivePacer pacer = pacer().build();
        pacer.await();
        Future<?> one = waiting(pacer);
        Future<?> other = waiting(pacer);

        clock.advance(millis(500));
        await().until(() -> one.isDone() ^ other.isDone());
        await().until(() -> clock.parkedThreads() == 1);
        clock.advance(millis(500));

        one.get(10, TimeUnit.SECONDS);
        other.get(10, TimeUnit.SECONDS);
    }

    @Test
    void successLetsThoseWhoWaitGoSooner() throws Exception {
        AdaptivePacer pacer = pacer().build();
        pacer.await();
        pacer.backPressure();
        pacer.backPressure();
        Future<?> waiting = waiting(pacer);

        clock.advance(millis(1_400));
        assertThat(waiting).isNotDone();
        pacer.succeeded(); // from 2 seconds to 4/3

        waiting.get(10, TimeUnit.SECONDS);
    }

    @Test
    @Timeout(10)
    void aSingleThreadMovesASelfAdvancingClockByWaiting() {
        VirtualClock own = VirtualClock.selfAdvancing();
        AdaptivePacer pacer = pacer().clock(own).build();

        for (int i = 0; i < 4; i++) {
            pacer.await();
            pacer.backPressure();
        }

        assertThat(own.elapsed()).isEqualTo(millis(1_000 + 2_000 + 3_000));
    }

    @Test
    @Timeout(10)
    void itNeedsNeitherBrokerNorClockOfItsUser() {
        AdaptivePacer pacer = AdaptivePacer.builder().step(millis(5)).build();
        long before = System.nanoTime();

        pacer.await();
        pacer.backPressure();
        pacer.await();

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(10));
    }

    // ---------------------------------------------------------------- the ends of a wait

    @Test
    void closingEndsTheWait() {
        AdaptivePacer pacer = pacer().build();
        pacer.await();
        Future<?> waiting = waiting(pacer);

        pacer.close();

        refused(BrokerError.CLOSED, waiting);
    }

    @Test
    void aClosedPacerLetsNobodyBegin() {
        AdaptivePacer pacer = pacer().build();
        pacer.close();
        pacer.close();

        assertThatThrownBy(pacer::await).hasMessageContaining("publisher").hasMessageContaining("closed");
        assertThatThrownBy(pacer::tryBegin).isInstanceOf(BrokerException.class);
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        AdaptivePacer pacer = pacer().build();
        pacer.await();
        AtomicReference<Thread> waiter = new AtomicReference<>();
        Future<Boolean> kept = threads.submit(() -> {
            waiter.set(Thread.currentThread());
            assertThatThrownBy(pacer::await)
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.INTERRUPTED))
                    .hasMessageContaining("publisher")
                    .hasCauseInstanceOf(InterruptedException.class);
            return Thread.currentThread().isInterrupted();
        });
        await().until(() -> clock.parkedThreads() == 1);

        waiter.get().interrupt();

        assertThat(kept).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    }

    @Test
    void anInterruptDoesNotKeepAnybodyFromASendThatIsDue() {
        AdaptivePacer pacer = pacer().build();
        Thread.currentThread().interrupt();

        pacer.await();

        assertThat(Thread.interrupted()).isTrue();
    }

    // ---------------------------------------------------------------- what it says

    @Test
    void everyBackPressureIsToldAndTheReturnToTheBase() {
        AdaptivePacer pacer = pacer().build();

        pacer.succeeded();
        pacer.backPressure();
        pacer.backPressure();
        pacer.succeeded();
        pacer.succeeded();
        pacer.succeeded();
        pacer.succeeded();
        pacer.succeeded();

        assertThat(changes)
                .containsExactly(
                        new PaceChange("publisher", Kind.BACK_PRESSURE, millis(500), millis(1_000)),
                        new PaceChange("publisher", Kind.BACK_PRESSURE, millis(1_000), millis(2_000)),
                        new PaceChange("publisher", Kind.RECOVERED, Duration.ofNanos(592_592_592), millis(500)));
    }

    @Test
    void aListenerThatThrowsDoesNoHarm() {
        AdaptivePacer pacer = pacer().listener(change -> {
                    throw new IllegalStateException("no");
                })
                .build();

        pacer.backPressure();

        assertThat(pacer.interval()).isEqualTo(millis(1_000));
    }

    @Test
    void theFiguresCountBackPressureAndTheTimeThatItCost() {
        AdaptivePacer pacer = pacer().build();
        pacer.await();
        pacer.backPressure();
        clock.advance(millis(1_000));
        pacer.await(); // 0.5 s later than at the base
        pacer.backPressure();
        clock.advance(millis(2_000));
        pacer.await(); // 1.5 s later
        clock.advance(millis(2_000));
        pacer.await(); // 1.5 s later

        assertThat(pacer.figures())
                .isEqualTo(new PacerFigures("publisher", millis(2_000), true, 2, millis(500 + 1_500 + 1_500)));
    }

    @Test
    void atTheBaseNothingIsThrottled() {
        AdaptivePacer pacer = pacer().build();
        pacer.await();
        clock.advance(millis(500));
        pacer.await();
        pacer.succeeded();

        assertThat(pacer.figures()).isEqualTo(new PacerFigures("publisher", millis(500), false, 0, Duration.ZERO));
    }
}
