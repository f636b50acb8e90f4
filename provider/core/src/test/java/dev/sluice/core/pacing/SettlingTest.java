package dev.sluice.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sluice.core.time.VirtualClock;

/** The loop as a whole: a paced sender, a queue that drops what finds no place, and a receiver of constant pace. */
class SettlingTest {
    private static final int CAPACITY = 6;

    private final VirtualClock clock = new VirtualClock();
    private int queued;
    private boolean busy;
    private int sent;
    private int dropped;
    private int received;

    private void send(AdaptivePacer pacer, Duration work) {
        if (pacer.tryBegin()) {
            sent++;
            if (queued == CAPACITY) {
                dropped++;
                pacer.backPressure();
            } else {
                queued++;
                pacer.succeeded();
                receiveNext(work);
            }
        }
        clock.schedule(pacer.delayBeforeNext(), () -> send(pacer, work));
    }

    private void receiveNext(Duration work) {
        if (!busy && queued > 0) {
            busy = true;
            clock.schedule(work, () -> {
                busy = false;
                queued--;
                received++;
                receiveNext(work);
            });
        }
    }

    private void run(AdaptivePacer pacer, Duration work, int messages) {
        clock.schedule(Duration.ZERO, () -> send(pacer, work));
        // Until it has settled, nothing counts.
        clock.advance(work.multipliedBy(messages / 10));
        sent = dropped = received = 0;
        clock.advance(work.multipliedBy(messages));
    }

    @ParameterizedTest
    @CsvSource({"500, 2, 2000", "500, 2, 700", "10, 2, 2000", "0, 2, 300", "0, 1.6, 15000", "250, 1.5, 1000"})
    void withAGentleRecoveryItSendsAsFastAsIsReceived(long base, double multiplier, long work) {
        AdaptivePacer pacer = AdaptivePacer.builder()
                .base(Duration.ofMillis(base))
                .multiplier(multiplier)
                .maximum(Duration.ofMinutes(1))
                .recovery(1.03)
                .clock(clock)
                .build();

        run(pacer, Duration.ofMillis(work), 5_000);

        assertThat(received).as("the receiver is hardly ever idle").isCloseTo(5_000, withPercentage(10));
        assertThat(sent).as("and little is sent in vain").isCloseTo(5_000, withPercentage(10));
    }

    @ParameterizedTest
    @CsvSource({"2, 1.5, 0.37", "2, 1.1, 0.12", "4, 1.2, 0.12", "1.5, 1.05, 0.11"})
    void theShareThatMeetsBackPressureIsAsDocumented(double multiplier, double recovery, double share) {
        AdaptivePacer pacer = AdaptivePacer.builder()
                .base(Duration.ofMillis(10))
                .multiplier(multiplier)
                .maximum(Duration.ofMinutes(1))
                .recovery(recovery)
                .clock(clock)
                .build();

        run(pacer, Duration.ofSeconds(1), 10_000);

        assertThat(received).isCloseTo(10_000, withPercentage(2));
        assertThat((double) dropped / sent).isCloseTo(share, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"500, 200", "1000, 1000"})
    void aSenderThatIsNotTooFastIsNotSlowedDown(long base, long work) {
        AdaptivePacer pacer = AdaptivePacer.builder()
                .base(Duration.ofMillis(base))
                .clock(clock)
                .build();

        run(pacer, Duration.ofMillis(work), 1_000);

        assertThat(dropped).isZero();
        assertThat(pacer.interval()).isEqualTo(Duration.ofMillis(base));
        assertThat(pacer.figures().throttled()).isZero();
    }
}
