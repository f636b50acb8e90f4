package dev.sluice.benchmarks;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** Where results are kept. */
final class ResultsOption {
    @Option(
            names = "--results",
            paramLabel = "DIRECTORY",
            description = "Where results are kept and the report is written. Default: ${DEFAULT-VALUE}.")
    private Path directory = Path.of("provider", "benchmarks", "results");

    Path directory() {
        return directory;
    }
}
