package dev.sluice.samples.orders;

import picocli.CommandLine.Option;

import dev.sluice.samples.options.Seconds;

/** How often, how fast and how long: the options of the sample. */
final class Times {
    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "20",
            converter = Seconds.MoreThanZero.class,
            description = "When it ends (default: ${DEFAULT-VALUE}).")
    Seconds duration = new Seconds(0);

    @Option(
            names = "--orders-every",
            paramLabel = "SECONDS",
            defaultValue = "2.0",
            converter = Seconds.MoreThanZero.class,
            description = "OrderService publishes at 0 and then at this interval (default: ${DEFAULT-VALUE}).")
    Seconds ordersEvery = new Seconds(0);

    @Option(
            names = "--activity-every",
            paramLabel = "SECONDS",
            defaultValue = "1.5",
            converter = Seconds.MoreThanZero.class,
            description = "UserService publishes at 0 and then at this interval (default: ${DEFAULT-VALUE}).")
    Seconds activityEvery = new Seconds(0);

    @Option(
            names = "--inventory",
            paramLabel = "SECONDS",
            defaultValue = "0.5",
            converter = Seconds.FromZero.class,
            description = "How long Inventory is busy with a message (default: ${DEFAULT-VALUE}).")
    Seconds inventory = new Seconds(0);

    @Option(
            names = "--email",
            paramLabel = "SECONDS",
            defaultValue = "3.0",
            converter = Seconds.FromZero.class,
            description = "How long Email is busy with a message (default: ${DEFAULT-VALUE}).")
    Seconds email = new Seconds(0);

    @Option(
            names = "--analytics",
            paramLabel = "SECONDS",
            defaultValue = "1.0",
            converter = Seconds.FromZero.class,
            description = "How long Analytics is busy with a message (default: ${DEFAULT-VALUE}).")
    Seconds analytics = new Seconds(0);
}
