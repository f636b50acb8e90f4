package dev.sluice.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.report.Results.Failure;

class MarkdownTest {
    private final Results results = new Results();

    private String page() {
        return new Markdown(results).page("On 2 processors.", "");
    }

    private void measured(String scenario, Contender contender, Figures figures) {
        results.add(scenario, contender, 1, figures);
        results.add(scenario, contender, 2, figures);
    }

    @Test
    void ratesAreComparedWithTheBestPeerAndTheLimits() {
        measured("queue-1-1", Contender.SLUICE, new Figures().with(Figure.RATE, 2_000_000));
        measured("queue-1-1", Contender.ARTEMIS, new Figures().with(Figure.RATE, 40_000));
        measured("queue-1-1", Contender.CLASSIC, new Figures().with(Figure.RATE, 100_000));
        measured("queue-1-1", Contender.LINKED_QUEUE, new Figures().with(Figure.RATE, 4_000_000));

        assertThat(page().replace('\u00a0', ' '))
                .contains(
                        "| queue, 1 → 1 receive() | rate, messages/s | 2 000 000 | 100 000 (ActiveMQ Classic) | **20** |"
                                + " 0.5 | – | –, – |");
    }

    @Test
    void itIsSaidHowFarApartTheProcessorsWereForBoth() {
        measured(
                "queue-1-1",
                Contender.SLUICE,
                new Figures().with(Figure.RATE, 9).with(Figure.DISTANCE, 70));
        measured(
                "queue-1-1",
                Contender.CLASSIC,
                new Figures().with(Figure.RATE, 3).with(Figure.DISTANCE, 250));

        assertThat(page()).contains("| **3** | – | – | 70, 250 |");
    }

    @Test
    void latenciesAreComparedTheOtherWayRound() {
        measured(
                "request-reply",
                Contender.SLUICE,
                new Figures().with(Figure.RATE, 9).with(Figure.P50, 10));
        measured(
                "request-reply",
                Contender.CLASSIC,
                new Figures().with(Figure.RATE, 9).with(Figure.P50, 70));

        String comparison = page().substring(0, page().indexOf("## Goals"));
        assertThat(comparison)
                .contains("| p50, µs | 10 | 70 (ActiveMQ Classic) | **7** |")
                .doesNotContain("rate, messages/s");
    }

    @Test
    void goalsAreJudged() {
        measured(
                "topic-1-1",
                Contender.SLUICE,
                new Figures().with(Figure.CPU, 0.7).with(Figure.ALLOCATED, 480));

        assertThat(page())
                .contains("| topic-1-1 | cpu | at most 1 µs CPU/message | 0.7 µs CPU/message | reached |")
                .contains("| topic-1-1 | allocated | at most 300 bytes/message | 480 bytes/message | **not reached** |")
                .contains("| topic-1-1 | rate | at least 15 × better than the best peer | – | not measured |");
    }

    @Test
    void whoHasFailedHasNoFigureButAReason() {
        measured("queue-1-1", Contender.SLUICE, new Figures().with(Figure.RATE, 2));
        results.add(new Failure("queue-1-1", Contender.ARTEMIS, Failure.Kind.FAILED, "Message 5 is missing."));

        assertThat(page()).contains("Artemis: FAILED. Message 5 is missing.").doesNotContain("| Artemis |");
    }
}
