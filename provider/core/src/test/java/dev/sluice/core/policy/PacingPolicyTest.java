package dev.sluice.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.pacing.AdaptivePacer;
import dev.sluice.core.time.VirtualClock;

class PacingPolicyTest {
    private static void refused(String message, Settings settings) {
        assertThatThrownBy(() -> PacingPolicy.of(settings))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.CONFIGURATION))
                .hasMessage(message);
    }

    @Test
    void byDefaultNobodyPaces() {
        assertThat(PacingPolicy.of(Settings.NONE).adaptive()).isFalse();
    }

    @Test
    void everyOptionReachesThePacer() {
        PacingPolicy policy = PacingPolicy.of(Settings.NONE
                .with(ProducerOptions.PACING, ProducerPacing.ADAPTIVE)
                .with(ProducerOptions.PACING_BASE, Duration.ofMillis(10))
                .with(ProducerOptions.PACING_STEP, Duration.ofMillis(100))
                .with(ProducerOptions.PACING_MULTIPLIER, 3.0)
                .with(ProducerOptions.PACING_MAXIMUM, Duration.ofMillis(800))
                .with(ProducerOptions.PACING_RECOVERY, 4.0)
                .with(ProducerOptions.PACING_BLOCKED, Duration.ofMillis(2)));
        AdaptivePacer pacer = policy.pacer("p").clock(new VirtualClock()).build();

        assertThat(policy.adaptive()).isTrue();
        assertThat(policy.blockedNanos()).isEqualTo(2_000_000);
        assertThat(pacer.interval()).isEqualTo(Duration.ofMillis(10));
        pacer.backPressure();
        assertThat(pacer.interval()).isEqualTo(Duration.ofMillis(300));
        pacer.backPressure();
        assertThat(pacer.interval()).isEqualTo(Duration.ofMillis(800));
        pacer.succeeded();
        assertThat(pacer.interval()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aMaximumBelowBaseOrStepIsRefused() {
        Settings settings = Settings.NONE.with(ProducerOptions.PACING_MAXIMUM, Duration.ofMillis(50));

        refused(
                "Option 'producer.pacing.maximum' is too small: 50 ms are less than the 60 ms of 'producer.pacing.base'.",
                settings.with(ProducerOptions.PACING_BASE, Duration.ofMillis(60)));
        refused(
                "Option 'producer.pacing.maximum' is too small: 50 ms are less than the 70 ms of 'producer.pacing.step'.",
                settings.with(ProducerOptions.PACING_STEP, Duration.ofMillis(70)));
    }

    @Test
    void aStepOfZeroIsRefused() {
        refused(
                "Option 'producer.pacing.step' is too small: a base of zero would never grow.",
                Settings.NONE.with(ProducerOptions.PACING_STEP, Duration.ZERO));
    }

    @Test
    void anEndlessWaitForSpaceNeverCounts() {
        Settings settings = Settings.NONE.with(ProducerOptions.PACING_BLOCKED, Duration.ofMillis(Long.MAX_VALUE));

        assertThat(PacingPolicy.of(settings).blockedNanos()).isEqualTo(Long.MAX_VALUE);
    }
}
