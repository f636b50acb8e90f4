package dev.sluice.benchmarks;

import java.io.IOException;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.sluice.benchmarks.report.Report;

/** The command {@code report}: writes the report again. */
@Command(name = "report", description = "Writes the report of what was measured before.")
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut().println("The report is in " + Report.write(results.directory()));
        return ExitCode.OK;
    }
}
