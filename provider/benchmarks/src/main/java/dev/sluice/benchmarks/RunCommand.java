package dev.sluice.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.fork.MeasuringJvm.Launcher;
import dev.sluice.benchmarks.report.Machine;
import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.report.Results;
import dev.sluice.benchmarks.run.Comparison;
import dev.sluice.benchmarks.run.Plan;
import dev.sluice.benchmarks.scenario.Scenario;
import dev.sluice.benchmarks.scenario.Scenarios;

/** The command {@code run}: measures, and writes the report. */
@Command(
        name = "run",
        sortOptions = false,
        description =
                "Measures contenders in scenarios, and writes the report. What was measured in other scenarios before"
                        + " stays in it.")
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SCENARIO", description = "What to measure; everything if left out. See 'list'.")
    private List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--contenders",
            split = ",",
            paramLabel = "CONTENDER",
            description = "Whom to compare; everybody but sluice-virtual if left out. See 'list'.")
    private List<String> contenders = new ArrayList<>();

    @Option(
            names = "--quick",
            description = "Few and short rounds, and without what takes long: a quarter of an hour in all.")
    private boolean quick;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description =
                    "How long each JVM warms up at least; up to four times as long while it becomes faster. Default: 5; quick: 2.")
    private @Nullable Double warmUp;

    @Option(names = "--rounds", paramLabel = "NUMBER", description = "How many rounds there are. Default: 5; quick: 2.")
    private @Nullable Integer rounds;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "How long a round is. Default: 1; quick: 0.5.")
    private @Nullable Double duration;

    @Option(
            names = "--java",
            paramLabel = "HOME",
            description = "Home of the JDK to measure with. Default: the one that runs this.")
    private Path javaHome = Path.of(System.getProperty("java.home"));

    @Option(
            names = "--wrapper",
            split = " ",
            paramLabel = "COMMAND",
            description =
                    "What starts the measuring JVMs, and becomes them, such as 'taskset -c 2,3' or 'chrt --rr 1'. Default: nothing.")
    private List<String> wrapper = new ArrayList<>();

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description = "An option for the measuring JVMs; may be repeated.")
    private List<String> jvmOptions = new ArrayList<>();

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan = plan();
        Path java = javaHome.resolve("bin").resolve("java").toAbsolutePath();
        Launcher launcher = new Launcher(wrapper, java, jvmOptions, Files.createTempDirectory("sluice-benchmarks"));
        // Who is suspended does not notice that we are gone.
        Runtime.getRuntime().addShutdownHook(new Thread(RunCommand::killChildren, "end of children"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Logs are in " + launcher.directory());
        Results known = Results.read(results.directory());
        Machine.write(results.directory(), java);
        for (Scenario scenario : plan.scenarios()) {
            new Comparison(scenario, plan, launcher, known, out).run();
            known.write(results.directory());
        }
        out.println("The report is in " + Report.write(results.directory()));
        return ExitCode.OK;
    }

    private static void killChildren() {
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    }

    private Plan plan() {
        try {
            return new Plan(
                    chosenScenarios(),
                    chosenContenders(),
                    seconds(warmUp, 5, 2),
                    rounds != null ? rounds : quick ? 2 : 5,
                    seconds(duration, 1, 0.5));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<Scenario> chosenScenarios() {
        if (!scenarios.isEmpty()) {
            return scenarios.stream().map(Scenarios::of).toList();
        }
        return Scenarios.all().stream()
                .filter(scenario -> !quick || scenario.terms().quick())
                .toList();
    }

    private List<Contender> chosenContenders() {
        if (!contenders.isEmpty()) {
            return contenders.stream().map(Contender::of).toList();
        }
        return List.of(Contender.values()).stream()
                .filter(contender -> contender.kind() != Contender.Kind.OURS_OTHERWISE)
                .toList();
    }

    private Duration seconds(@Nullable Double given, double usual, double ifQuick) {
        double seconds = given != null ? given : quick ? ifQuick : usual;
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
