package dev.sluice.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** The command {@code micro}: runs micro-benchmarks with JMH. */
@Command(
        name = "micro",
        description = "Runs micro-benchmarks with JMH, whose own options may follow.",
        footer = "%nBenchmarks: Selectors, Fanout, Lanes, Eviction, Copies. For example: micro Selectors -f 1 -prof gc")
final class MicroCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BENCHMARK", description = "Regular expression for their names; all if left out.")
    private List<String> benchmarks = new ArrayList<>();

    @Unmatched
    private List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<String> arguments = new ArrayList<>(benchmarks);
        arguments.addAll(options);
        Main.main(arguments.toArray(String[]::new));
        return ExitCode.OK;
    }
}
