package dev.sluice.benchmarks.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.contender.Unsupported;
import dev.sluice.benchmarks.fork.Answer.Kind;
import dev.sluice.benchmarks.measure.Distance;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.measure.Others;
import dev.sluice.benchmarks.scenario.Scenario;
import dev.sluice.benchmarks.scenario.Scenarios;
import dev.sluice.benchmarks.scenario.Stage;
import dev.sluice.benchmarks.time.Wall;

/** The main class of a JVM that measures one contender in one scenario, as it is told on its standard input. */
public final class Measuring {
    /** Before a round: what became due while this JVM was suspended is done in that time. */
    private static final Duration SETTLING = Duration.ofMillis(100);

    private final PrintStream out;

    private Measuring(PrintStream out) {
        this.out = out;
    }

    /**
     * Sets up, obeys until the input ends, and ends the JVM, whatever threads there still are.
     *
     * @param args names of the scenario and of the contender
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err); // what contenders print
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new Measuring(out).run(Scenarios.of(args[0]), Contender.of(args[1]), commands);
        Runtime.getRuntime().halt(0);
    }

    /** Leaves everything open: a contender that is stuck would not let itself be closed, and the JVM ends anyway. */
    private void run(Scenario scenario, Contender contender, BufferedReader commands) throws IOException {
        try {
            Stage stage = scenario.open(contender);
            answer(Kind.READY, "");
            Command command = next(commands);
            while (command.kind() != Command.Kind.CLOSE) {
                obey(stage, command);
                command = next(commands);
            }
        } catch (IOException e) {
            throw e;
        } catch (Unsupported e) {
            answer(Kind.UNSUPPORTED, reason(e));
        } catch (Exception e) {
            e.printStackTrace();
            answer(Kind.FAILED, reason(e));
        }
    }

    private static Command next(BufferedReader commands) throws IOException {
        String line = commands.readLine();
        return line == null ? Command.CLOSE : Command.parse(line);
    }

    private void obey(Stage stage, Command command) throws Exception {
        if (command.kind() == Command.Kind.WARM_UP) {
            new WarmUp(stage, command.duration(), Wall::nanos).run();
            answer(Kind.READY, "");
        } else {
            Wall.pause(SETTLING);
            double before = Distance.nanos();
            Others others = new Others();
            Figures figures = stage.round(command.duration()).with(Figure.OTHERS, others.share());
            answer(
                    Kind.FIGURES,
                    figures.with(Figure.DISTANCE, (before + Distance.nanos()) / 2)
                            .format());
        }
    }

    private void answer(Kind kind, String text) {
        out.println(new Answer(kind, text).format());
        out.flush();
    }

    private static String reason(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .map(cause -> cause.getMessage() == null ? cause.toString() : cause.getMessage())
                .distinct()
                .collect(Collectors.joining(" Cause: "));
    }
}
