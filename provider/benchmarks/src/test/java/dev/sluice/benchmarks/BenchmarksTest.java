package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.scenario.Scenarios;

/** The command line. */
class BenchmarksTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = Benchmarks.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    @Test
    void listsAllThereIs() {
        assertThat(run("list")).isZero();

        assertThat(out.toString()).contains(Scenarios.all().get(0).id(), Contender.ARTEMIS_TUNED.id());
    }

    @Test
    void refusesAScenarioThatDoesNotExist() {
        assertThat(run("run", "topic-9-9")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString()).contains("There is no scenario 'topic-9-9'; choose of topic-1-1,");
    }

    @Test
    void refusesAContenderThatDoesNotExist() {
        assertThat(run("run", "--contenders", "kafka")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString()).contains("There is no contender 'kafka'; choose of sluice,");
    }

    @Test
    void takesTheWordsOfAWrapperApart() {
        CommandLine.ParseResult parsed = Benchmarks.commandLine().parseArgs("run", "--wrapper", "chrt --rr 1");

        assertThat(parsed.subcommand().matchedOption("--wrapper").<List<String>>getValue())
                .containsExactly("chrt", "--rr", "1");
    }

    @Test
    void refusesASoakThatIsTooShortToTell() {
        assertThat(run("soak", "--duration", "10", "--sampling", "5")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString()).contains("less than three samples");
    }

    @Test
    void leavesTheOptionsOfJmhToJmh() {
        CommandLine.ParseResult parsed =
                Benchmarks.commandLine().parseArgs("micro", "Copies", "-f", "1", "-prof", "gc");

        assertThat(parsed.subcommand().matchedPositional(0).<List<String>>getValue())
                .containsExactly("Copies", "-f", "1", "-prof", "gc");
    }
}
