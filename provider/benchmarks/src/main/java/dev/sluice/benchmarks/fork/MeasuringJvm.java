package dev.sluice.benchmarks.fork;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.contender.Unsupported;
import dev.sluice.benchmarks.load.Faulty;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.scenario.Scenario;

/**
 * A JVM that measures one contender in one scenario, seen from outside. What it prints beside its answers, and its errors,
 * go to a log. Where that can be done ({@link Suspension}), it does not run but when it is asked for something, so that it does
 * not spoil what others measure.
 *
 * <p>Threads: one.
 */
public final class MeasuringJvm implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Scenario scenario;
    private final Process process;
    private final Suspension suspension;
    private final PrintWriter commands;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    /**
     * How JVMs are started.
     *
     * @param wrapper the command that becomes the JVM, and its arguments, or nothing
     * @param java path of the launcher
     * @param options what it is given beside what the scenario asks for
     * @param directory where it runs, and the logs are
     */
    public record Launcher(List<String> wrapper, Path java, List<String> options, Path directory) {}

    private MeasuringJvm(Scenario scenario, Process process) {
        this.scenario = scenario;
        this.process = process;
        this.suspension = new Suspension(process);
        this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        Thread reader = new Thread(this::read, "answers");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts one, and waits until it is set up.
     *
     * @throws Unsupported if the contender does not do that
     * @throws Faulty if it fails
     */
    public static MeasuringJvm start(Scenario scenario, Contender contender, Launcher launcher)
            throws IOException, Unsupported, Faulty, InterruptedException {
        String name = scenario.id() + "-" + contender.id();
        Process process = new ProcessBuilder(commandLine(scenario, contender, launcher))
                .directory(launcher.directory().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        launcher.directory().resolve(name + ".log").toFile()))
                .start();
        MeasuringJvm jvm = new MeasuringJvm(scenario, process);
        if (!scenario.isStartUp()) {
            jvm.expect(Duration.ZERO);
            jvm.suspension.begin();
        }
        return jvm;
    }

    private static List<String> commandLine(Scenario scenario, Contender contender, Launcher launcher) {
        List<String> line = new ArrayList<>(launcher.wrapper());
        line.add(launcher.java().toString());
        if (!scenario.isStartUp()) {
            String heap = scenario.terms().heapMegabytes() + "m";
            // Touched before, or the operating system is measured, which hands out each page when it is first used.
            line.addAll(List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch"));
            if (scenario.terms().youngMegabytes() > 0) {
                line.add("-Xmn" + scenario.terms().youngMegabytes() + "m");
            }
        }
        line.addAll(launcher.options()); // the last word: of two that say the same, the later one counts
        line.addAll(List.of("-cp", absoluteClassPath()));
        if (scenario.isStartUp()) {
            line.addAll(List.of(FirstMessage.class.getName(), contender.id()));
        } else {
            line.addAll(List.of(Measuring.class.getName(), scenario.id(), contender.id()));
        }
        return line;
    }

    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                if (Answer.isAnswer(line)) {
                    answers.add(Answer.parse(line));
                }
                line = lines.readLine();
            }
            answers.add(new Answer(Answer.Kind.FAILED, "Its JVM ended; see its log."));
        } catch (IOException e) {
            answers.add(new Answer(Answer.Kind.FAILED, "Its JVM does not answer: " + e.getMessage()));
        }
    }

    /**
     * Lets it warm up.
     *
     * @throws Faulty if it fails
     */
    public void warmUp(Duration duration) throws Unsupported, Faulty, InterruptedException {
        if (!scenario.isStartUp()) {
            ask(new Command(Command.Kind.WARM_UP, duration), duration.multipliedBy(WarmUp.AT_MOST));
        }
    }

    /**
     * Has it run a round.
     *
     * @return what the round came to
     * @throws Faulty if it fails
     */
    public Figures round(Duration duration) throws Unsupported, Faulty, InterruptedException {
        Answer answer =
                scenario.isStartUp() ? expect(duration) : ask(new Command(Command.Kind.ROUND, duration), duration);
        return Figures.parse(answer.text());
    }

    private Answer ask(Command command, Duration duration) throws Unsupported, Faulty, InterruptedException {
        suspension.end();
        commands.println(command.format());
        Answer answer = expect(duration);
        suspension.begin();
        return answer;
    }

    private Answer expect(Duration duration) throws Unsupported, Faulty, InterruptedException {
        Duration patience = duration.plus(scenario.terms().setUp());
        @Nullable Answer answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            throw new Faulty("It was not done within " + patience.toSeconds() + " s.");
        }
        return switch (answer.kind()) {
            case READY, FIGURES -> answer;
            case UNSUPPORTED -> throw new Unsupported(answer.text());
            case FAILED -> throw new Faulty(answer.text());
        };
    }

    /** Ends it, if need be by force. */
    @Override
    public void close() {
        commands.println(Command.CLOSE.format());
        try {
            suspension.end();
            if (!process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
