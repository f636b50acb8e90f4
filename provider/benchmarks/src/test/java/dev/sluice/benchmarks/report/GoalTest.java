package dev.sluice.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.scenario.Scenarios;

class GoalTest {
    private final Results results = new Results();

    private void measured(String scenario, Contender contender, Figure figure, double value) {
        results.add(scenario, contender, 1, new Figures().with(figure, value));
    }

    @Test
    void aRateIsComparedWithThatOfTheBestPeer() {
        measured("topic-1-1", Contender.SLUICE, Figure.RATE, 300);
        measured("topic-1-1", Contender.ARTEMIS, Figure.RATE, 10);
        measured("topic-1-1", Contender.CLASSIC_TUNED, Figure.RATE, 20);
        measured("topic-1-1", Contender.LINKED_QUEUE, Figure.RATE, 900);
        Goal goal = Goal.timesBestPeer("topic-1-1", Figure.RATE, 15);

        assertThat(goal.reached(results)).hasValue(15.0);
        assertThat(goal.isMetBy(15)).isTrue();
        assertThat(goal.isMetBy(14.9)).isFalse();
    }

    @Test
    void aLatencyIsComparedWithTheShortest() {
        measured("request-reply", Contender.SLUICE, Figure.P50, 10);
        measured("request-reply", Contender.ARTEMIS, Figure.P50, 300);
        measured("request-reply", Contender.CLASSIC, Figure.P50, 60);

        assertThat(Goal.timesBestPeer("request-reply", Figure.P50, 6).reached(results))
                .hasValue(6.0);
    }

    @Test
    void aBudgetIsNotToBeExceeded() {
        measured("queue-1-1", Contender.SLUICE, Figure.CPU, 0.8);
        Goal goal = Goal.atMost("queue-1-1", Figure.CPU, 1);

        assertThat(goal.reached(results)).hasValue(0.8);
        assertThat(goal.isMetBy(0.8)).isTrue();
        assertThat(goal.isMetBy(1.1)).isFalse();
    }

    @Test
    void whatGrowsIsComparedWithOurselves() {
        measured("selectors-100", Contender.SLUICE, Figure.RATE, 300);
        measured("selectors-10000", Contender.SLUICE, Figure.RATE, 120);
        Goal goal = Goal.within("selectors-10000", Figure.RATE, 3, "selectors-100");

        assertThat(goal.reached(results))
                .hasValueSatisfying(times -> assertThat(times).isCloseTo(2.5, within(1e-9)));
        assertThat(goal.isMetBy(2.5)).isTrue();
        assertThat(goal.isMetBy(3.1)).isFalse();
    }

    @Test
    void withoutAPeerThereIsNothingToCompareWith() {
        measured("topic-1-1", Contender.SLUICE, Figure.RATE, 300);

        assertThat(Goal.timesBestPeer("topic-1-1", Figure.RATE, 15).reached(results))
                .isEmpty();
    }

    @Test
    void everyGoalIsAboutAScenarioThereIs() {
        assertThat(Goals.all()).allSatisfy(goal -> {
            assertThat(Scenarios.of(goal.scenario())).isNotNull();
            assertThat(goal.reference().isEmpty() || Scenarios.of(goal.reference()) != null)
                    .isTrue();
        });
    }
}
