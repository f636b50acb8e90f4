package dev.sluice.core.pacing;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.time.SystemClock;

/**
 * Describes an {@link AdaptivePacer}. Whatever is wrong is said by {@link #build}.
 *
 * <p>Threads: one.
 */
public final class PacerBuilder {
    /** What the interval never falls below, unless told otherwise: nothing, so that a sender at rest is not paced at all. */
    public static final Duration DEFAULT_BASE = Duration.ZERO;
    /** What the interval never exceeds, unless told otherwise: ten seconds. */
    public static final Duration DEFAULT_MAXIMUM = Duration.ofSeconds(10);
    /** The smallest interval that is not the base, unless told otherwise: a millisecond. */
    public static final Duration DEFAULT_STEP = Duration.ofMillis(1);
    /** What the interval is multiplied with on back-pressure, unless told otherwise. */
    public static final double DEFAULT_MULTIPLIER = 2.0;
    /** What the interval is divided by on success, unless told otherwise. */
    public static final double DEFAULT_RECOVERY = 1.1;

    private String name = "sender";
    private Duration base = DEFAULT_BASE;
    private Duration maximum = DEFAULT_MAXIMUM;
    private Duration step = DEFAULT_STEP;
    private double multiplier = DEFAULT_MULTIPLIER;
    private double recovery = DEFAULT_RECOVERY;
    private PacingListener listener = change -> {};
    private @Nullable BrokerClock clock;

    PacerBuilder() {}

    /**
     * Sets whose pace it is, for messages to people.
     *
     * @param name default {@code sender}
     */
    public PacerBuilder name(String name) {
        this.name = name;
        return this;
    }

    /**
     * Sets the interval between two sends when there is no back-pressure.
     *
     * @param interval not negative; default zero
     */
    public PacerBuilder base(Duration interval) {
        this.base = interval;
        return this;
    }

    /**
     * Sets what the interval is multiplied with on back-pressure.
     *
     * @param factor more than 1; default 2
     */
    public PacerBuilder multiplier(double factor) {
        this.multiplier = factor;
        return this;
    }

    /**
     * Sets what the interval never exceeds.
     *
     * @param interval at least base and step; default ten seconds
     */
    public PacerBuilder maximum(Duration interval) {
        this.maximum = interval;
        return this;
    }

    /**
     * Sets what the interval is divided by on success.
     *
     * @param divisor more than 1; default 1.1
     */
    public PacerBuilder recovery(double divisor) {
        this.recovery = divisor;
        return this;
    }

    /**
     * Sets the smallest interval that is used beside the base: what the first back-pressure multiplies when the base is less.
     *
     * @param interval more than zero; default a millisecond
     */
    public PacerBuilder step(Duration interval) {
        this.step = interval;
        return this;
    }

    /**
     * Sets who is told when the sender is slowed down.
     *
     * @param listener default: nobody
     */
    public PacerBuilder listener(PacingListener listener) {
        this.listener = listener;
        return this;
    }

    /**
     * Sets what to wait by. The caller closes it.
     *
     * @param clock default: the machine's
     */
    public PacerBuilder clock(BrokerClock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Builds the pacer, whose interval is the base.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if a value is out of its range
     */
    public AdaptivePacer build() {
        require(!base.isNegative(), "base", base, "it must not be negative");
        require(isPositive(step), "step", step, "it must be more than zero");
        require(maximum.compareTo(base) >= 0, "maximum", maximum, "the base is " + base);
        require(maximum.compareTo(step) >= 0, "maximum", maximum, "the step is " + step);
        require(multiplier > 1 && Double.isFinite(multiplier), "multiplier", multiplier, "it must be more than 1");
        require(recovery > 1 && Double.isFinite(recovery), "recovery", recovery, "it must be more than 1");
        IntervalLaw law = new IntervalLaw(nanos(base), multiplier, nanos(maximum), recovery, nanos(step));
        // A clock of our own has no thread, because nothing is scheduled with it; so nobody has to close it.
        return new AdaptivePacer(name, law, clock != null ? clock : new SystemClock(name), listener);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    /** Saturates: an interval of more than 292 years never ends either. */
    private static long nanos(Duration duration) {
        return duration.toSeconds() >= Long.MAX_VALUE / 1_000_000_000 ? Long.MAX_VALUE : duration.toNanos();
    }

    private void require(boolean legal, String what, Object value, String why) {
        if (!legal) {
            throw new BrokerException(
                    BrokerError.CONFIGURATION,
                    "The " + what + " of the pacer of " + name + " cannot be " + value + ": " + why + ".");
        }
    }
}
