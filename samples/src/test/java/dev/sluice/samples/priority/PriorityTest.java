package dev.sluice.samples.priority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sluice.samples.Outcome;

final class PriorityTest {
    @Test
    void printsWhatWasKeptOfEachPriority() {
        // The operator begins at 0, 0.25, ... 59.75, which is 240 times, and 20 wait at the end: 260 of 600 are kept.
        Outcome outcome = Outcome.of("priority");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines())
                .containsExactly(
                        "Statistics of 60.0 s",
                        "",
                        "Priority  Published  Kept  Evicted  Dropped  Received  Left",
                        "       9         57    57        0        0        56     1",
                        "       8         62    62        0        0        62     0",
                        "       7         57    57        0        0        57     0",
                        "       6         62    62        0        0        55     7",
                        "       5         56    18       34        4         8    10",
                        "       4         61     2       38       21         1     1",
                        "       3         74     1       44       29         0     1",
                        "       2         52     0       23       29         0     0",
                        "       1         58     0       20       38         0     0",
                        "       0         61     1       26       34         1     0",
                        "   total        600   260      185      155       240    20");
    }

    /** What the rules give, reckoned once more with a sorted list. */
    @ParameterizedTest
    @CsvSource({
        "60, 0.1, 0.25, 20, 42",
        "60, 0.1, 0.25, 20, 7",
        "100, 0.01, 0.333, 3, 1",
        "50, 0.02, 0.07, 0, 5",
        "30, 0.3, 0.2, 5, 9"
    })
    void theFiguresAreWhatTheRulesGive(double duration, double every, double work, int queue, long seed) {
        Outcome outcome = Outcome.of(
                "priority",
                "--duration=" + duration,
                "--every=" + every,
                "--work=" + work,
                "--queue=" + queue,
                "--seed=" + seed);

        int[][] expected =
                model(Math.round(duration * 1_000), Math.round(every * 1_000), Math.round(work * 1_000), queue, seed);
        assertThat(outcome.exitCode()).isZero();
        for (int priority = 0; priority <= 9; priority++) {
            assertThat(outcome.figures(String.valueOf(priority)))
                    .as("priority " + priority)
                    .isEqualTo(Arrays.stream(expected[priority]).boxed().toList());
        }
    }

    /** Returns for each priority: published, kept, evicted, dropped, received, left. All times are in milliseconds. */
    private static int[][] model(long end, long every, long work, int queue, long seed) {
        int[][] figures = new int[10][6];
        List<Integer> waiting = new ArrayList<>();
        Random chance = new Random(seed);
        long free = 0;
        for (long now = 0; now < end; now += every) {
            free = workUntil(now, free, work, waiting, figures);
            int arriving = chance.nextInt(10);
            figures[arriving][0]++;
            if (free <= now) {
                figures[arriving][4]++;
                free = now + work;
            } else {
                waiting.add(arriving);
            }
            if (waiting.size() > queue) {
                int lowest = waiting.stream().mapToInt(each -> each).min().orElseThrow();
                boolean isLower = lowest < arriving;
                waiting.remove((Integer) (isLower ? lowest : arriving));
                figures[isLower ? lowest : arriving][isLower ? 2 : 3]++;
            }
        }
        workUntil(end - 1, free, work, waiting, figures);
        waiting.forEach(priority -> figures[priority][5]++);
        for (int[] each : figures) {
            each[1] = each[4] + each[5];
        }
        return figures;
    }

    private static long workUntil(long now, long freeSince, long work, List<Integer> waiting, int[][] figures) {
        long free = freeSince;
        for (; !waiting.isEmpty() && free <= now; free += work) {
            Integer highest = waiting.stream().max(Integer::compare).orElseThrow();
            waiting.remove(highest);
            figures[highest][4]++;
        }
        return free;
    }

    @Test
    void withoutOverloadNothingIsLost() {
        assertThat(Outcome.of("priority", "--work=0.1").row("total")).isEqualTo("600 600 0 0 600 0");
    }
}
