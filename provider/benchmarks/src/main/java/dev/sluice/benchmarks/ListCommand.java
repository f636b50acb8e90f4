package dev.sluice.benchmarks;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.scenario.Scenarios;

/** The command {@code list}: names scenarios and contenders. */
@Command(name = "list", description = "Lists the scenarios and the contenders.")
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Scenarios:");
        Scenarios.all().forEach(scenario -> out.printf("  %-20s %s%n", scenario.id(), scenario.title()));
        out.println("Contenders:");
        for (Contender contender : Contender.values()) {
            out.printf("  %-20s %s%n", contender.id(), contender.title());
        }
        return ExitCode.OK;
    }
}
