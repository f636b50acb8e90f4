package dev.sluice.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.contender.Unsupported;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;

/** A very short round of the scenarios that are quick to set up: nothing is measured, but everything must arrive. */
class ScenariosTest {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final List<String> CHEAP = List.of(
            "topic-1-1",
            "topic-1-8",
            "queue-1-1",
            "queue-4-4",
            "client-acknowledge",
            "shared-1-4",
            "selectors-100",
            "request-reply",
            "one-way",
            "backlog-10k",
            "eviction",
            "bytes-1k",
            "map-10",
            "connection-each");

    static Stream<Arguments> cheap() {
        return CHEAP.stream()
                .flatMap(scenario -> Stream.of(Contender.SLUICE, Contender.LINKED_QUEUE, Contender.JCTOOLS_QUEUE)
                        .filter(contender -> Scenarios.of(scenario).isFor(contender))
                        .map(contender -> Arguments.of(scenario, contender)));
    }

    @ParameterizedTest
    @MethodSource("cheap")
    void everythingArrives(String scenario, Contender contender) throws Exception {
        try (Stage stage = Scenarios.of(scenario).open(contender)) {
            Figures figures = stage.round(SHORT);

            assertThat(figures.values().values()).isNotEmpty().allMatch(Double::isFinite);
            assertThat(figures.values()).containsAnyOf(entry(figures, Figure.RATE), entry(figures, Figure.FILL_RATE));
        }
    }

    private static Map.Entry<Figure, Double> entry(Figures figures, Figure figure) {
        return Map.entry(figure, figures.values().getOrDefault(figure, 0.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"request-reply", "one-way"})
    void latenciesAreMeasured(String scenario) throws Exception {
        try (Stage stage = Scenarios.of(scenario).open(Contender.LINKED_QUEUE)) {
            Figures figures = stage.round(SHORT);

            double p50 = figures.values().getOrDefault(Figure.P50, 0.0);
            double p999 = figures.values().getOrDefault(Figure.P999, 0.0);
            assertThat(p50).isPositive().isLessThanOrEqualTo(p999);
        }
    }

    @Test
    void namesAreUnique() {
        assertThat(Scenarios.all()).extracting(Scenario::id).doesNotHaveDuplicates();
    }

    @Test
    void whatDoesNotExistIsRefusedWithWhatDoes() {
        assertThatThrownBy(() -> Scenarios.of("topic-1-2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'topic-1-2'")
                .hasMessageContaining("topic-1-1");
    }

    @Test
    void bareQueuesAreLeftOutWhereTheyMakeNoSense() {
        assertThat(Scenarios.of("transacted").isFor(Contender.LINKED_QUEUE)).isFalse();
        assertThat(Scenarios.of("transacted").isFor(Contender.CLASSIC)).isTrue();
        assertThat(Scenarios.of("start-up").isFor(Contender.LINKED_QUEUE)).isTrue();
        assertThat(Scenarios.of("backlog-5m").isFor(Contender.ARTEMIS)).isFalse();
    }

    @Test
    void peersDoNotEvict() {
        assertThatThrownBy(() -> Scenarios.of("eviction").open(Contender.CLASSIC))
                .isInstanceOf(Unsupported.class);
    }
}
