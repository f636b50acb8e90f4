package dev.sluice.samples.acknowledge;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.sluice.samples.options.Numbers;
import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.options.Seed;

/** How much there is to do, how long it takes, and how often it is tried: the options of the sample. */
final class Terms {
    @Option(
            names = "--orders",
            paramLabel = "ORDERS",
            defaultValue = "6",
            converter = Numbers.FromOne.class,
            description = "How many orders each subscriber gets (default: ${DEFAULT-VALUE}).")
    int orders;

    @Option(
            names = "--difficult",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            converter = Numbers.Share.class,
            description = "How many of them give trouble, from 0 for none to 1 for all (default: ${DEFAULT-VALUE}).")
    double difficult;

    @Option(
            names = "--work",
            paramLabel = "SECONDS",
            defaultValue = "0.5",
            converter = Seconds.FromZero.class,
            description = "How long the work on an order takes (default: ${DEFAULT-VALUE}).")
    Seconds work = new Seconds(0);

    @Option(
            names = "--long-work",
            paramLabel = "SECONDS",
            defaultValue = "3",
            converter = Seconds.FromZero.class,
            description = "How long a slow subscriber takes for a difficult order (default: ${DEFAULT-VALUE}).")
    Seconds longWork = new Seconds(0);

    @Option(
            names = "--ack-timeout",
            paramLabel = "SECONDS",
            defaultValue = "2",
            converter = Seconds.MoreThanZero.class,
            description = "How long after its delivery an order that is not acknowledged goes back"
                    + " (default: ${DEFAULT-VALUE}).")
    Seconds ackTimeout = new Seconds(0);

    @Option(
            names = "--redelivery-delay",
            paramLabel = "SECONDS",
            defaultValue = "1",
            converter = Seconds.FromZero.class,
            description = "How long an order that came back waits for its second delivery (default: ${DEFAULT-VALUE}).")
    Seconds redeliveryDelay = new Seconds(0);

    @Option(
            names = "--redelivery-multiplier",
            paramLabel = "FACTOR",
            defaultValue = "2",
            converter = Numbers.Growth.class,
            description = "By what that grows with each further delivery (default: ${DEFAULT-VALUE}).")
    double redeliveryMultiplier;

    @Option(
            names = "--max-deliveries",
            paramLabel = "TIMES",
            defaultValue = "4",
            converter = Numbers.FromOne.class,
            description =
                    "How often an order is delivered before it becomes a dead letter (default: ${DEFAULT-VALUE}).")
    int maxDeliveries;

    @Mixin
    Seed seed = new Seed();

    /** Returns how many seconds one subscriber is busy at most. */
    double longestWork() {
        double deliveries = orders * (maxDeliveries + 1.0); // the last one when the trouble is mended
        return deliveries * Math.max(work.toDouble(), longWork.toDouble());
    }
}
