package dev.sluice.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.openjdk.jmh.Main;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** The command {@code micro}: runs micro-benchmarks with JMH. */
@Command(
        name = "micro",
        description = "Runs micro-benchmarks with JMH, whose own options may follow.",
        footer = "%nBenchmarks: Selectors, Fanout, Lanes, Eviction, Copies. For example: micro Selectors -f 1 -prof gc")
final class MicroCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "ARGUMENT",
            description = "Regular expressions for names of benchmarks, all if left out, and options of JMH.")
    private List<String> arguments = new ArrayList<>();

    private MicroCommand() {}

    /** Returns the command, which leaves options to JMH. */
    static CommandLine commandLine() {
        return new CommandLine(new MicroCommand()).setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() throws IOException {
        Main.main(arguments.toArray(String[]::new));
        return ExitCode.OK;
    }
}
