package dev.sluice.core.policy;

import static dev.sluice.core.policy.ProducerOptions.PACING;
import static dev.sluice.core.policy.ProducerOptions.PACING_BASE;
import static dev.sluice.core.policy.ProducerOptions.PACING_BLOCKED;
import static dev.sluice.core.policy.ProducerOptions.PACING_MAXIMUM;
import static dev.sluice.core.policy.ProducerOptions.PACING_MULTIPLIER;
import static dev.sluice.core.policy.ProducerOptions.PACING_RECOVERY;
import static dev.sluice.core.policy.ProducerOptions.PACING_STEP;

import java.time.Duration;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.pacing.AdaptivePacer;
import dev.sluice.core.pacing.PacerBuilder;

/**
 * How a producer paces itself: the {@linkplain ProducerOptions options} that hold for it, in the form in which they are used.
 *
 * @param adaptive whether it does
 * @param base the interval at rest
 * @param multiplier growth on back-pressure
 * @param maximum bound of the interval
 * @param recovery divisor on success
 * @param step smallest interval beside the base
 * @param blockedNanos how long a send may wait for space without that being back-pressure, in nanoseconds
 */
public record PacingPolicy(
        boolean adaptive,
        Duration base,
        double multiplier,
        Duration maximum,
        double recovery,
        Duration step,
        long blockedNanos) {

    /**
     * Returns the policy that some settings make.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if they contradict each other
     */
    public static PacingPolicy of(Settings settings) {
        Duration step = settings.get(PACING_STEP);
        if (step.isZero()) {
            throw conflict(PACING_STEP, "a base of zero would never grow");
        }
        requireMaximum(settings, PACING_BASE);
        requireMaximum(settings, PACING_STEP);
        return new PacingPolicy(
                settings.get(PACING) == ProducerPacing.ADAPTIVE,
                settings.get(PACING_BASE),
                settings.get(PACING_MULTIPLIER),
                settings.get(PACING_MAXIMUM),
                settings.get(PACING_RECOVERY),
                step,
                nanos(settings.get(PACING_BLOCKED)));
    }

    private static void requireMaximum(Settings settings, Option<Duration> least) {
        if (settings.get(PACING_MAXIMUM).compareTo(settings.get(least)) < 0) {
            throw conflict(
                    PACING_MAXIMUM,
                    settings.get(PACING_MAXIMUM).toMillis() + " ms are less than the "
                            + settings.get(least).toMillis() + " ms of '" + least + "'");
        }
    }

    private static BrokerException conflict(Option<?> option, String why) {
        return new BrokerException(BrokerError.CONFIGURATION, "Option '" + option + "' is too small: " + why + ".");
    }

    /** Saturates: a wait of more than 292 years never ends either. */
    private static long nanos(Duration duration) {
        return duration.toSeconds() >= Long.MAX_VALUE / 1_000_000_000 ? Long.MAX_VALUE : duration.toNanos();
    }

    /** Returns the description of a pacer of this policy. */
    public PacerBuilder pacer(String name) {
        return AdaptivePacer.builder()
                .name(name)
                .base(base)
                .multiplier(multiplier)
                .maximum(maximum)
                .recovery(recovery)
                .step(step);
    }
}
