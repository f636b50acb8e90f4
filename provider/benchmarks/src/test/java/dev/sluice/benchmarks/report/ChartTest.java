package dev.sluice.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;

class ChartTest {
    @Test
    void showsAllRatesAndNoLatencies() {
        Results results = new Results();
        results.add("topic-1-1", Contender.SLUICE, 1, new Figures().with(Figure.RATE, 5));
        results.add(
                "request-reply",
                Contender.SLUICE,
                1,
                new Figures().with(Figure.RATE, 5).with(Figure.P50, 5));
        results.add(
                "backlog-10k",
                Contender.LINKED_QUEUE,
                1,
                new Figures()
                        .with(Figure.FILL_RATE, 5)
                        .with(Figure.DRAIN_RATE, 5)
                        .with(Figure.HEAP, 5));

        assertThat(new Chart(results).names()).containsExactly("topic-1-1", "backlog-10k: fill", "backlog-10k: drain");
    }
}
