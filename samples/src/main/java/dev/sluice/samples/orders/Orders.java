package dev.sluice.samples.orders;

import java.util.concurrent.Callable;

import jakarta.jms.JMSException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.sluice.samples.print.Faults;

/**
 * The sub-command {@code orders}. The messaging is in {@link Shop}, {@link Publisher} and {@link Subscriber}; this class
 * reads the options and chooses how time passes.
 */
@Command(
        name = "orders",
        sortOptions = false,
        description = "Two publishers, three subscribers; one of them falls behind.",
        footer =
                "%nIn the statistics, delivered are the copies put into a subscription, and left are those that wait in it at"
                        + " the end. The largest backlog is how many ever waited in it; what is taken at the instant at which it"
                        + " arrives has not waited.")
public final class Orders implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Times times = new Times();

    @Option(
            names = "--real-time",
            description = "Run on the wall clock, with listeners on threads of their own. Without it time is virtual:"
                    + " the same every time, and over at once.")
    private boolean realTime;

    private Orders() {}

    /** Returns the command. */
    public static CommandLine commandLine() {
        return new CommandLine(new Orders());
    }

    @Override
    public Integer call() throws JMSException, InterruptedException {
        try (Pace pace = realTime ? new RealPace() : new VirtualPace()) {
            Statistics statistics = new Shop(pace, times, spec.commandLine().getOut()).run();
            statistics.print(spec.commandLine().getOut());
            return Faults.report(statistics.faults(), spec.commandLine());
        }
    }
}
