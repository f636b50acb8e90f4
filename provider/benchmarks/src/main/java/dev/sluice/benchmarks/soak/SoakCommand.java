package dev.sluice.benchmarks.soak;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.scenario.Scenario;
import dev.sluice.benchmarks.scenario.Scenarios;
import dev.sluice.benchmarks.scenario.Stage;
import dev.sluice.benchmarks.time.Wall;

/** The command {@code soak}: full load for ten minutes. */
@Command(
        name = "soak",
        sortOptions = false,
        description =
                "Puts a scenario under full load for a long time, and looks at the live heap now and then. Fails if"
                        + " it grows.")
public final class SoakCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..1",
            description = "What to do all the time. Default: ${DEFAULT-VALUE}.")
    private String scenario = "topic-1-1";

    @Option(names = "--contender", paramLabel = "CONTENDER", description = "Who does it. Default: ${DEFAULT-VALUE}.")
    private String contender = "sluice";

    @Option(names = "--duration", paramLabel = "SECONDS", description = "For how long. Default: ${DEFAULT-VALUE}.")
    private int seconds = 600;

    @Option(
            names = "--sampling",
            paramLabel = "SECONDS",
            description = "How long between two looks at the heap. Default: ${DEFAULT-VALUE}.")
    private int sampling = 10;

    @Option(
            names = "--results",
            paramLabel = "DIRECTORY",
            description = "Where to write what has come of it. Default: ${DEFAULT-VALUE}.")
    private Path results = Path.of("provider", "benchmarks", "results");

    private SoakCommand() {}

    @Override
    public Integer call() throws Exception {
        if (seconds < 3 * sampling) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A soak of " + seconds + " s has less than three samples at one every " + sampling
                            + " s; soak longer, or sample more often.");
        }
        Scenario chosen = Scenarios.of(scenario);
        try (Stage stage = chosen.open(Contender.of(contender))) {
            List<Sample> samples = new Soak(stage, Duration.ofSeconds(sampling), Wall::nanos)
                    .run(Duration.ofSeconds(seconds), this::print);
            new SoakPage(contender + ", " + chosen.title(), samples).write(results);
            return Verdict.of(samples).isFlat() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private void print(Sample sample) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%6.0f s  %,12.0f messages/s  %8.2f MB%n",
                sample.seconds(), sample.rate(), sample.liveBytes() / 1024.0 / 1024.0);
        out.flush();
    }
}
