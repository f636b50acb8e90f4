package dev.sluice.core.policy;

import java.time.Duration;
import java.util.List;

import dev.sluice.core.pacing.PacerBuilder;

/**
 * The options of producers. They hold for all producers of a connection factory or of a broker, or follow the name of a
 * destination, {@code orders?producer.pacing=adaptive}, and hold for the producers of that one.
 */
public final class ProducerOptions {
    /** Whether to pace. */
    public static final Option<ProducerPacing> PACING = Option.choice(
            "producer.pacing",
            ProducerPacing.OFF,
            "Whether a producer slows down by itself when a message is dropped, refused, or has to wait for space.");

    /** Interval at rest. */
    public static final Option<Duration> PACING_BASE = Option.duration(
            "producer.pacing.base",
            PacerBuilder.DEFAULT_BASE,
            "The interval between two sends of a paced producer while there is no back-pressure.");

    /** Growth of the interval. */
    public static final Option<Double> PACING_MULTIPLIER = Option.decimal(
            "producer.pacing.multiplier",
            PacerBuilder.DEFAULT_MULTIPLIER,
            1.01,
            1_000.0,
            "What the interval is multiplied with on back-pressure.");

    /** Bound of the interval. */
    public static final Option<Duration> PACING_MAXIMUM = Option.duration(
            "producer.pacing.maximum",
            PacerBuilder.DEFAULT_MAXIMUM,
            "What the interval never exceeds, and so the longest that a send is held back.");

    /** Return of the interval. */
    public static final Option<Double> PACING_RECOVERY = Option.decimal(
            "producer.pacing.recovery",
            PacerBuilder.DEFAULT_RECOVERY,
            1.01,
            1_000.0,
            "What the interval is divided by when a send goes well, down to the base.");

    /** First growth of the interval. */
    public static final Option<Duration> PACING_STEP = Option.duration(
            "producer.pacing.step",
            PacerBuilder.DEFAULT_STEP,
            "The smallest interval beside the base: what the first back-pressure multiplies if the base is less.");

    /** What counts as waiting. */
    public static final Option<Duration> PACING_BLOCKED = Option.duration(
            "producer.pacing.blocked",
            Duration.ofMillis(10),
            "How long a send may wait for space under overflow=BLOCK before that is taken for back-pressure.");

    /** All of them, in the order of the manual. */
    public static final List<Option<?>> ALL = List.of(
            PACING, PACING_BASE, PACING_MULTIPLIER, PACING_MAXIMUM, PACING_RECOVERY, PACING_STEP, PACING_BLOCKED);

    private ProducerOptions() {}
}
