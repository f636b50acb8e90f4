package dev.sluice.samples;

import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

import dev.sluice.samples.acknowledge.Acknowledge;
import dev.sluice.samples.backpressure.BackPressure;
import dev.sluice.samples.groups.Groups;
import dev.sluice.samples.orders.Orders;
import dev.sluice.samples.priority.Priority;
import dev.sluice.samples.quakes.Quakes;

/** The main class: each sample is a sub-command. */
@Command(
        name = "sluice-samples",
        description = "Programs that show Sluice at work. Each is short, and made to be copied from.",
        synopsisSubcommandLabel = "SAMPLE",
        commandListHeading = "%nSamples:%n",
        footer = "%nSee 'sluice-samples SAMPLE --help' for the options of a sample.")
public final class Samples {
    /** Held here, because a logger that nobody holds forgets its level. */
    private static final Logger PROVIDER = Logger.getLogger("dev.sluice");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
    private boolean help;

    private Samples() {}

    /**
     * Runs a sample. Ends the JVM only to say that something went wrong.
     *
     * @param args the sample's name and its options
     */
    public static void main(String[] args) {
        PROVIDER.setLevel(Level.SEVERE); // the samples provoke warnings on purpose, and tell what happens themselves
        int exitCode = commandLine().execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Returns the program as a command, for those who run it within another. */
    public static CommandLine commandLine() {
        return new CommandLine(new Samples())
                .addSubcommand(Orders.commandLine())
                .addSubcommand(Quakes.commandLine())
                .addSubcommand(BackPressure.commandLine())
                .addSubcommand(Priority.commandLine())
                .addSubcommand(Acknowledge.commandLine())
                .addSubcommand(Groups.commandLine())
                .setExecutionExceptionHandler(Samples::report);
    }

    /** What messaging refuses, or a file, is said in a sentence; anything else is a fault, and shows where. */
    private static int report(Exception e, CommandLine command, ParseResult arguments) throws Exception {
        if (e instanceof JMSException || e instanceof JMSRuntimeException || e instanceof UncheckedIOException) {
            command.getErr().println(command.getCommandName() + ": " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }
}
