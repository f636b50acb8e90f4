package dev.sluice.samples.backpressure;

import java.time.Duration;
import java.util.Random;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.sluice.samples.options.Numbers;
import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.options.Seed;

/** How fast, how slow and how long: the options of the sample. */
final class Rates {
    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = Seconds.MoreThanZero.class,
            description = "When it ends (default: ${DEFAULT-VALUE}).")
    Seconds duration = new Seconds(0);

    @Option(
            names = "--base",
            paramLabel = "SECONDS",
            defaultValue = "0.5",
            converter = Seconds.MoreThanZero.class,
            description = "At which interval the publisher publishes when there is no back-pressure"
                    + " (default: ${DEFAULT-VALUE}).")
    Seconds base = new Seconds(0);

    @Option(
            names = "--multiplier",
            paramLabel = "FACTOR",
            defaultValue = "2",
            converter = Numbers.MoreThanOne.class,
            description = "What the interval is multiplied with on back-pressure (default: ${DEFAULT-VALUE}).")
    double multiplier;

    @Option(
            names = "--recovery",
            paramLabel = "DIVISOR",
            defaultValue = "1.5",
            converter = Numbers.MoreThanOne.class,
            description = "What the interval is divided by when a message was delivered (default: ${DEFAULT-VALUE}).")
    double recovery;

    @Option(
            names = "--maximum",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = Seconds.MoreThanZero.class,
            description = "What the interval never exceeds (default: ${DEFAULT-VALUE}).")
    Seconds maximum = new Seconds(0);

    @Option(
            names = "--work",
            paramLabel = "SECONDS",
            defaultValue = "2.0",
            converter = Seconds.MoreThanZero.class,
            description = "How long the subscriber works on a message (default: ${DEFAULT-VALUE}).")
    Seconds work = new Seconds(0);

    @Option(
            names = "--queue",
            paramLabel = "MESSAGES",
            defaultValue = "5",
            converter = Numbers.FromZero.class,
            description = "How many messages may wait while the subscriber works on one (default: ${DEFAULT-VALUE}).")
    int queue;

    @Option(
            names = "--jitter",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Numbers.Share.class,
            description =
                    "How far the work on a message is longer or shorter than that, by chance: from 0 for never, to 1 for"
                            + " anything from nothing to twice as long (default: ${DEFAULT-VALUE}).")
    double jitter;

    @Mixin
    Seed seed = new Seed();

    /** Returns how long the work on the next message takes. */
    Duration nextWork(Random chance) {
        double deviation = jitter * (2 * chance.nextDouble() - 1);
        return Duration.ofMillis(Math.round(work.millis() * (1 + deviation)));
    }
}
