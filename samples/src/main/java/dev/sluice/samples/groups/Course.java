package dev.sluice.samples.groups;

import java.time.Duration;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.sluice.samples.options.Numbers;
import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.options.Seed;

/** What comes when, and who is there: the options of the sample. */
final class Course {
    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = Seconds.MoreThanZero.class,
            description = "When it ends (default: ${DEFAULT-VALUE}).")
    Seconds duration = new Seconds(0);

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "0.1",
            converter = Seconds.MoreThanZero.class,
            description = "At which interval messages come (default: ${DEFAULT-VALUE}).")
    Seconds every = new Seconds(0);

    @Option(
            names = "--keys",
            paramLabel = "KEYS",
            defaultValue = "12",
            converter = Numbers.FromOne.class,
            description = "How many keys the messages have among them (default: ${DEFAULT-VALUE}).")
    int keys;

    @Option(
            names = "--work",
            paramLabel = "SECONDS",
            defaultValue = "0.08",
            converter = Seconds.FromZero.class,
            description = "How long the work on a message takes in the mean; by chance it is from nothing to twice that"
                    + " (default: ${DEFAULT-VALUE}).")
    Seconds work = new Seconds(0);

    @Option(
            names = "--leave",
            paramLabel = "SECONDS",
            defaultValue = "20",
            converter = Seconds.FromZero.class,
            description = "When Ann leaves (default: ${DEFAULT-VALUE}).")
    Seconds leave = new Seconds(0);

    @Option(
            names = "--join",
            paramLabel = "SECONDS",
            defaultValue = "35",
            converter = Seconds.FromZero.class,
            description = "When Ann joins again (default: ${DEFAULT-VALUE}).")
    Seconds join = new Seconds(0);

    @Option(
            names = "--stall",
            paramLabel = "SECONDS",
            defaultValue = "45",
            converter = Seconds.FromZero.class,
            description = "When Bob stalls (default: ${DEFAULT-VALUE}).")
    Seconds stall = new Seconds(0);

    @Option(
            names = "--go-on",
            paramLabel = "SECONDS",
            defaultValue = "50",
            converter = Seconds.FromZero.class,
            description = "When Bob goes on (default: ${DEFAULT-VALUE}).")
    Seconds goOn = new Seconds(0);

    @Mixin
    Seed seed = new Seed();

    Phase phase(Duration at) {
        if (isBetween(stall, at, goOn)) {
            return Phase.BOB_STALLS;
        }
        return isBetween(leave, at, join) ? Phase.ANN_AWAY : Phase.ALL_THERE;
    }

    private static boolean isBetween(Seconds from, Duration at, Seconds until) {
        return from.toDuration().compareTo(at) <= 0 && at.compareTo(until.toDuration()) < 0;
    }
}
