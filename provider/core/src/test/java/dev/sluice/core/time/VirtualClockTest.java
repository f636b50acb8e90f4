package dev.sluice.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private final VirtualClock clock = new VirtualClock();
    private final List<String> log = new ArrayList<>();

    private Runnable note(String what) {
        return () -> log.add(what + "@" + clock.elapsed().toMillis());
    }

    private BrokerClock.Timer in(long millis, String what) {
        return clock.schedule(clock.millis() + millis, note(what));
    }

    @Test
    void itStandsStill() {
        assertThat(clock.now()).isEqualTo(VirtualClock.DEFAULT_START);
        assertThat(clock.millis()).isEqualTo(VirtualClock.DEFAULT_START.toEpochMilli());
        assertThat(clock.nanos()).isZero();
    }

    @Test
    void timersRunAtTheirTimeInOrder() {
        in(30, "c");
        in(10, "a");
        in(20, "b");
        in(20, "b too");

        clock.advance(Duration.ofMillis(25));
        assertThat(log).containsExactly("a@10", "b@20", "b too@20");
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(25));

        clock.advanceTo(VirtualClock.DEFAULT_START.plusMillis(30));
        assertThat(log).endsWith("c@30");
    }

    @Test
    void aTimerMaySetAnother() {
        clock.schedule(Duration.ofMillis(10), () -> in(10, "second"));

        clock.advance(Duration.ofMillis(100));

        assertThat(log).containsExactly("second@20");
    }

    @Test
    void aTimeThatIsPastIsNowOnTheNextThreadThatMovesTheClock() {
        clock.advance(Duration.ofMillis(50));
        in(-20, "late");
        assertThat(log).isEmpty();

        clock.settle();

        assertThat(log).containsExactly("late@50");
    }

    @Test
    void aCancelledTimerDoesNotRun() {
        BrokerClock.Timer timer = in(10, "never");
        in(10, "other");

        timer.cancel();
        timer.cancel();
        clock.advance(Duration.ofMillis(10));

        assertThat(log).containsExactly("other@10");
    }

    @Test
    void tasksRunBeforeTimeMovesOn() {
        clock.schedule(Duration.ofMillis(10), () -> clock.execute(note("task")));
        in(20, "timer");
        clock.execute(note("ready"));

        clock.advance(Duration.ofMillis(20));

        assertThat(log).containsExactly("ready@0", "task@10", "timer@20");
    }

    @Test
    void aTaskMayMoveTimeItself() {
        clock.execute(() -> {
            clock.advance(Duration.ofMillis(30));
            log.add("inner done");
        });
        in(20, "timer");

        clock.advance(Duration.ofMillis(10));

        assertThat(log).containsExactly("timer@20", "inner done");
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void timeDoesNotRunBackwardsNorOutOfBounds() {
        assertThatThrownBy(() -> clock.advance(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        clock.advance(Duration.ofDays(200 * 365));
        assertThatThrownBy(() -> clock.advance(Duration.ofDays(200 * 365))).isInstanceOf(ArithmeticException.class);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofDays(200 * 365));
    }

    @Test
    void aTimeThatMeansNeverNeverComes() {
        VirtualClock early = new VirtualClock(Instant.parse("1900-01-01T00:00:00Z"));
        early.schedule(Long.MAX_VALUE, note("never"));
        clock.schedule(Long.MAX_VALUE, note("never"));

        early.advance(Duration.ofDays(365));
        clock.advance(Duration.ofDays(365));

        assertThat(log).isEmpty();
    }

    // ---------------------------------------------------------------- parking

    private Thread parked(long nanos) {
        Thread thread = new Thread(() -> {
            clock.park(this, nanos);
            log.add("woke");
        });
        thread.setDaemon(true);
        thread.start();
        await().until(() -> clock.parkedThreads() == 1);
        return thread;
    }

    private static void ends(Thread thread) throws InterruptedException {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void aThreadSleepsUntilTheClockIsMovedPastItsTimeout() throws InterruptedException {
        Thread thread = parked(TimeUnit.MILLISECONDS.toNanos(100));
        clock.advance(Duration.ofMillis(99));
        assertThat(clock.parkedThreads()).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));

        ends(thread);
        assertThat(log).containsExactly("woke");
        assertThat(clock.parkedThreads()).isZero();
    }

    @Test
    void aThreadIsWokenByOthersOrByAnInterrupt() throws InterruptedException {
        Thread unparked = parked(Long.MAX_VALUE);
        LockSupport.unpark(unparked);
        ends(unparked);

        Thread interrupted = parked(Long.MAX_VALUE);
        interrupted.interrupt();
        ends(interrupted);
    }

    @Test
    void aTimeoutThatWasNotNeededLeavesNoTimerBehind() throws InterruptedException {
        Thread thread = parked(TimeUnit.MILLISECONDS.toNanos(100));
        LockSupport.unpark(thread);
        ends(thread);

        clock.advance(Duration.ofMillis(200));

        assertThat(log).containsExactly("woke");
    }

    @Test
    void onASelfAdvancingClockWaitingMovesTimeToTheNextEventOrTheEnd() {
        VirtualClock alone = VirtualClock.selfAdvancing();
        alone.schedule(Duration.ofMillis(30), () -> log.add("timer"));

        alone.park(this, TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(log).containsExactly("timer");
        assertThat(alone.elapsed()).isEqualTo(Duration.ofMillis(30));

        alone.park(this, TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(alone.elapsed()).isEqualTo(Duration.ofMillis(130));
    }
}
