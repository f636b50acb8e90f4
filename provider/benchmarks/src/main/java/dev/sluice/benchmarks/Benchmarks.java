package dev.sluice.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.sluice.benchmarks.soak.SoakCommand;

/** The main class. */
@Command(
        name = "sluice-benchmarks",
        description = "Compares Sluice with other providers and with bare queues.",
        subcommands = {RunCommand.class, ReportCommand.class, SoakCommand.class, ListCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Benchmarks {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
    private boolean help;

    private Benchmarks() {}

    /**
     * Runs a command.
     *
     * @param args its name and options
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Benchmarks()).addSubcommand(MicroCommand.commandLine());
    }
}
