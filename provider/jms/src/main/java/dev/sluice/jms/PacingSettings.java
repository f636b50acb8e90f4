package dev.sluice.jms;

import java.time.Duration;

import dev.sluice.core.policy.Option;
import dev.sluice.core.policy.ProducerOptions;
import dev.sluice.core.policy.ProducerPacing;
import dev.sluice.core.policy.Settings;

/**
 * How producers pace themselves: they slow down exponentially when messages are dropped, refused or have to wait for space, and
 * gently return to their pace when there is space again; see {@link dev.sluice.core.pacing.AdaptivePacer} for the rules. What
 * is not set here has its default, or what the broker says. See {@link SluiceBroker.Builder#producerPacing} and
 * {@link SluiceConnectionFactory#setProducerPacing}.
 *
 * <p>Durations are of whole milliseconds. Each method throws {@link dev.sluice.core.error.BrokerException} ({@link
 * dev.sluice.core.error.BrokerError#CONFIGURATION}) for a value that is not legal, and says which are.
 *
 * <p>Threads: one.
 */
public final class PacingSettings {
    private Settings settings = Settings.NONE.with(ProducerOptions.PACING, ProducerPacing.ADAPTIVE);

    PacingSettings() {}

    Settings settings() {
        return settings;
    }

    private <T> PacingSettings with(Option<T> option, T value) {
        settings = settings.with(option, value);
        return this;
    }

    /**
     * Sets whether producers pace themselves at all.
     *
     * @param mode default here {@link ProducerPacing#ADAPTIVE}
     */
    public PacingSettings pacing(ProducerPacing mode) {
        return with(ProducerOptions.PACING, mode);
    }

    /**
     * Sets the interval between two sends while there is no back-pressure.
     *
     * @param interval not negative, in whole milliseconds; default zero
     */
    public PacingSettings base(Duration interval) {
        return with(ProducerOptions.PACING_BASE, interval);
    }

    /**
     * Sets what the interval is multiplied with on back-pressure.
     *
     * @param factor from 1.01 to 1000; default 2
     */
    public PacingSettings multiplier(double factor) {
        return with(ProducerOptions.PACING_MULTIPLIER, factor);
    }

    /**
     * Sets what the interval never exceeds: the longest that a send is held back.
     *
     * @param interval at least base and step, in whole milliseconds; default ten seconds
     */
    public PacingSettings maximum(Duration interval) {
        return with(ProducerOptions.PACING_MAXIMUM, interval);
    }

    /**
     * Sets what the interval is divided by when a send goes well.
     *
     * @param divisor from 1.01 to 1000; default 1.1
     */
    public PacingSettings recovery(double divisor) {
        return with(ProducerOptions.PACING_RECOVERY, divisor);
    }

    /**
     * Sets the smallest interval beside the base: what the first back-pressure multiplies if the base is less.
     *
     * @param interval more than zero, in whole milliseconds; default a millisecond
     */
    public PacingSettings step(Duration interval) {
        return with(ProducerOptions.PACING_STEP, interval);
    }

    /**
     * Sets how long a send may wait for space under {@link dev.sluice.core.policy.OverflowPolicy#BLOCK} before that is taken
     * for back-pressure.
     *
     * @param wait not negative, in whole milliseconds; default ten milliseconds
     */
    public PacingSettings blocked(Duration wait) {
        return with(ProducerOptions.PACING_BLOCKED, wait);
    }
}
