package dev.sluice.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.measure.Summary;
import dev.sluice.benchmarks.report.Results.Failure;

class ResultsTest {
    @TempDir
    private Path directory = Path.of(".");

    private final Results results = new Results();

    @BeforeEach
    void measure() {
        for (int round = 1; round <= 3; round++) {
            results.add("queue-1-1", Contender.SLUICE, round, new Figures().with(Figure.RATE, round * 100));
        }
        results.add("queue-1-1", Contender.CLASSIC, 1, new Figures().with(Figure.RATE, 20));
        results.add(new Failure("queue-1-1", Contender.ARTEMIS, Failure.Kind.FAILED, "lost \"one\", and another"));
    }

    @Test
    void whatIsWrittenCanBeRead() throws IOException {
        results.write(directory);

        Results read = Results.read(directory);

        assertThat(read.summary("queue-1-1", Contender.SLUICE, Figure.RATE)).hasValue(new Summary(200, 100, 300, 3));
        assertThat(read.failures("queue-1-1")).isEqualTo(results.failures("queue-1-1"));
        assertThat(read.figures("queue-1-1")).containsExactly(Figure.RATE);
    }

    @Test
    void whereNothingWasWrittenThereIsNothing() throws IOException {
        assertThat(Results.read(directory.resolve("nowhere")).has("queue-1-1")).isFalse();
    }

    @Test
    void aFailureTakesTheFiguresAway() {
        results.add(new Failure("queue-1-1", Contender.SLUICE, Failure.Kind.FAILED, "out of order"));

        assertThat(results.summary("queue-1-1", Contender.SLUICE, Figure.RATE)).isEmpty();
        assertThat(results.summary("queue-1-1", Contender.CLASSIC, Figure.RATE)).isPresent();
    }

    @Test
    void aScenarioThatIsMeasuredAgainReplacesWhatWasKnown() {
        results.add("topic-1-1", Contender.SLUICE, 1, new Figures().with(Figure.RATE, 5));
        results.forget("queue-1-1");

        assertThat(results.has("queue-1-1")).isFalse();
        assertThat(results.has("topic-1-1")).isTrue();
    }

    @Test
    void theBestHasTheHighestRateOrTheLowestCost() {
        results.add(
                "queue-1-1",
                Contender.CLASSIC_TUNED,
                1,
                new Figures().with(Figure.RATE, 30).with(Figure.CPU, 9));
        results.add(
                "queue-1-1",
                Contender.ARTEMIS_TUNED,
                1,
                new Figures().with(Figure.RATE, 25).with(Figure.CPU, 3));

        assertThat(results.best("queue-1-1", Figure.RATE, Contender.Kind.PEER))
                .hasValue(new Results.Best(Contender.CLASSIC_TUNED, 30));
        assertThat(results.best("queue-1-1", Figure.CPU, Contender.Kind.PEER))
                .hasValue(new Results.Best(Contender.ARTEMIS_TUNED, 3));
    }
}
