package dev.sluice.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {
    /** Time that passes by ten microseconds whenever others are let run, and something to do from some time on. */
    private static final class Scene implements BrokerClock {
        private long nanos;
        private long moreAt = Long.MAX_VALUE;
        private int letRun;

        /** How long others run. */
        private long others = 10_000;

        boolean more() {
            return nanos >= moreAt;
        }

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public boolean letOthersRun() {
            letRun++;
            nanos += others;
            return true;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public long millis() {
            return nanos / 1_000_000;
        }

        @Override
        public Timer schedule(long atMillis, Runnable task) {
            throw new AssertionError("nothing is scheduled");
        }

        @Override
        public void park(Object blocker, long forNanos) {
            throw new AssertionError("nobody is parked");
        }

        @Override
        public void close() {}
    }

    private final Scene scene = new Scene();
    private final Patience patience = new Patience(scene, scene::more);

    private void sleepFor(Duration time) {
        assertThat(patience.await()).isFalse();
        scene.pass(time);
        patience.awake();
    }

    @Test
    void whoHasNeverSleptDoesNotWait() {
        assertThat(patience.await()).isFalse();
        assertThat(scene.letRun).isZero();
    }

    @Test
    void whoHasSleptShortlyWaitsUntilThereIsMore() {
        sleepFor(Duration.ofNanos(20_000));
        scene.moreAt = scene.nanos + 25_000;

        assertThat(patience.await()).isTrue();
        assertThat(scene.letRun).isEqualTo(3);
    }

    @Test
    void nobodyWaitsForLongerThanAMoment() {
        sleepFor(Duration.ofNanos(20_000));

        assertThat(patience.await()).isFalse();
        assertThat(scene.letRun).isEqualTo(5);
    }

    @Test
    void whoHasSleptForLongDoesNotWait() {
        sleepFor(Duration.ofNanos(20_000));
        sleepFor(Duration.ofMillis(1));
        int before = scene.letRun;

        assertThat(patience.await()).isFalse();
        assertThat(scene.letRun).isEqualTo(before);
    }

    @Test
    void aWaitThatWasWorthWhileLeavesItSo() {
        sleepFor(Duration.ofNanos(20_000));
        scene.moreAt = scene.nanos + 5_000;
        assertThat(patience.await()).isTrue();
        scene.pass(Duration.ofSeconds(1)); // work, not sleep
        patience.awake();
        scene.moreAt = scene.nanos + 5_000;

        assertThat(patience.await()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "9, 5"})
    void whoHasDoneMuchLetsMoreGather(int done, int letRun) {
        sleepFor(Duration.ofNanos(20_000));
        for (int i = 1; i < done; i++) { // it was awake once already
            patience.awake();
        }
        scene.moreAt = scene.nanos;
        scene.others = 1_000;

        assertThat(patience.await()).isTrue();
        assertThat(scene.letRun).isEqualTo(letRun);
    }

    @Test
    void whatWasDoneBeforeTheLastWaitDoesNotCount() {
        sleepFor(Duration.ofNanos(20_000));
        for (int i = 0; i < 100; i++) {
            patience.awake();
        }
        scene.moreAt = scene.nanos;
        scene.others = 1_000;
        assertThat(patience.await()).isTrue();
        patience.awake();
        int before = scene.letRun;

        assertThat(patience.await()).isTrue();
        assertThat(scene.letRun - before).isEqualTo(1);
    }

    @Test
    void whereTimeDoesNotPassByItselfNobodyWaits() {
        VirtualClock clock = new VirtualClock();
        Patience inVirtualTime = new Patience(clock, () -> false);
        assertThat(inVirtualTime.await()).isFalse();
        inVirtualTime.awake();

        assertThat(inVirtualTime.await()).isFalse();
    }
}
