package dev.sluice.samples.backpressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sluice.samples.Outcome;

final class BackPressureTest {
    /** What is printed is rounded. */
    private static final double A_MILLISECOND = 0.001001;

    @Test
    void printsEveryPublicationWithItsIntervalAndAllBackPressure() {
        // The subscriber begins event-1 at 0, event-2 at 2, event-3 at 4, and so on. At 3.0 five others wait, so
        // event-8 is
        // dropped and the interval doubled: the next comes at 4.5, when event-3 has made room. It is delivered, so the
        // interval is 1.0 / 1.5 = 0.667 now, and event-10 comes at 5.167, too early for event-4, which is taken at 6.0.
        assertThat(Outcome.of("backpressure").lines())
                .startsWith(
                        "[0.0] FastPublisher published event-1 (interval 0.5 s)",
                        "[0.0] SlowSubscriber received event-1",
                        "[0.5] FastPublisher published event-2 (interval 0.5 s)",
                        "[1.0] FastPublisher published event-3 (interval 0.5 s)",
                        "[1.5] FastPublisher published event-4 (interval 0.5 s)",
                        "[2.0] SlowSubscriber received event-2",
                        "[2.0] FastPublisher published event-5 (interval 0.5 s)",
                        "[2.5] FastPublisher published event-6 (interval 0.5 s)",
                        "[3.0] FastPublisher published event-7 (interval 0.5 s)",
                        "[3.5] FastPublisher published event-8 (interval 0.5 s)",
                        "[3.5] SlowSubscriber's queue is full; event-8 was dropped",
                        "[3.5] Back-pressure: the interval grows from 0.5 s to 1.0 s",
                        "[4.0] SlowSubscriber received event-3",
                        "[4.5] FastPublisher published event-9 (interval 1.0 s)",
                        "[5.167] FastPublisher published event-10 (interval 0.667 s)",
                        "[5.167] SlowSubscriber's queue is full; event-10 was dropped",
                        "[5.167] Back-pressure: the interval grows from 0.667 s to 1.333 s");
    }

    @Test
    void endsWithTheStatistics() {
        // The subscriber is never idle, so it begins at 0, 2, ... 28: 15 times. The queue is full at the end, so 15 + 5
        // were
        // delivered. Those dropped come at 3.5, 5.167, 7.389, 11.142, 13.776, 18.848, 20.929, 23.704 and 29.048; the
        // interval
        // is 0.658 before the last of them, and twice that after it.
        Outcome outcome = Outcome.of("backpressure");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines())
                .endsWith(
                        "Statistics of 30.0 s",
                        "",
                        "Figure                  Value",
                        "Published                  29",
                        "Delivered                  20",
                        "Dropped                     9",
                        "Received                   15",
                        "Left                        5",
                        "Back-pressure events        9",
                        "Final interval        1.315 s");
    }

    /** What the rules give, reckoned once more without a broker. */
    @ParameterizedTest
    @CsvSource({
        "30, 0.5, 2, 1.5, 30, 2.0, 5",
        "600, 0.5, 2, 1.5, 30, 2.0, 5",
        "100, 0.1, 3, 1.1, 0.9, 0.71, 0",
        "60, 1.0, 2, 1.5, 30, 0.3, 5",
        "300, 0.01, 1.5, 1.01, 5, 1.3, 17"
    })
    void theFiguresAreWhatTheRulesGive(
            double duration, double base, double multiplier, double recovery, double maximum, double work, int queue) {
        Outcome outcome = Outcome.of(
                "backpressure",
                "--duration=" + duration,
                "--base=" + base,
                "--multiplier=" + multiplier,
                "--recovery=" + recovery,
                "--maximum=" + maximum,
                "--work=" + work,
                "--queue=" + queue);

        Model model = new Model(base, multiplier, recovery, maximum, work, queue);
        model.run(duration);
        assertThat(outcome.exitCode()).isZero();
        assertThat(figure(outcome, "Published")).isEqualTo(model.published);
        assertThat(figure(outcome, "Delivered")).isEqualTo(model.published - model.dropped.size());
        assertThat(figure(outcome, "Dropped")).isEqualTo(model.dropped.size());
        assertThat(figure(outcome, "Received")).isEqualTo(model.received);
        assertThat(figure(outcome, "Left")).isEqualTo(model.waiting);
        assertThat(figure(outcome, "Back-pressure events")).isEqualTo(model.dropped.size());
        assertThat(figure(outcome, "Final interval")).isCloseTo(model.interval, within(A_MILLISECOND));
        assertThat(timesOfBackPressure(outcome))
                .usingElementComparator(new DoubleComparator(A_MILLISECOND))
                .isEqualTo(model.dropped);
    }

    private static double figure(Outcome outcome, String name) {
        return Double.parseDouble(outcome.row(name).replace(" s", ""));
    }

    private static List<Double> timesOfBackPressure(Outcome outcome) {
        return outcome.lines().stream()
                .filter(line -> line.contains("] Back-pressure: "))
                .map(line -> Double.valueOf(line.substring(1, line.indexOf(']'))))
                .toList();
    }

    @Test
    void theIntervalSettlesWhereTheSubscriberKeepsUp() {
        Outcome outcome = Outcome.of("backpressure", "--duration=2000");

        // Two seconds a message: what gets through is what is worked on, and the loss does not grow with the overload
        // of the
        // beginning, which was three of four.
        assertThat(figure(outcome, "Delivered")).isBetween(1_000.0, 1_006.0);
        assertThat(figure(outcome, "Dropped") / figure(outcome, "Published")).isLessThan(0.4);
    }

    @Test
    void whoIsFastEnoughIsNotSlowedDown() {
        Outcome outcome = Outcome.of("backpressure", "--work=0.4");

        assertThat(outcome.out()).doesNotContain("Back-pressure: ");
        assertThat(figure(outcome, "Published")).isEqualTo(60);
        assertThat(figure(outcome, "Final interval")).isEqualTo(0.5);
    }

    /** The rules, and nothing else. */
    private static final class Model {
        /** Decimal fractions are not exact. */
        private static final double SLACK = 1e-7;

        private final double base;
        private final double multiplier;
        private final double recovery;
        private final double maximum;
        private final double work;
        private final int queue;

        private final List<Double> dropped = new ArrayList<>();
        private double interval;
        /** When the subscriber is done with all it has taken. */
        private double free;

        private int published;
        private int received;
        private int waiting;

        Model(double base, double multiplier, double recovery, double maximum, double work, int queue) {
            this.base = base;
            this.multiplier = multiplier;
            this.recovery = recovery;
            this.maximum = maximum;
            this.work = work;
            this.queue = queue;
            this.interval = base;
        }

        void run(double end) {
            for (double now = 0; now < end - SLACK; now += interval) {
                workUntil(now);
                publish(now);
            }
            workUntil(end - 2 * SLACK);
        }

        /** Who becomes free at the time at which a message comes has taken one of those that wait before. */
        private void workUntil(double now) {
            while (waiting > 0 && free <= now + SLACK) {
                waiting--;
                received++;
                free += work;
            }
        }

        private void publish(double now) {
            published++;
            if (free <= now + SLACK) {
                received++;
                free = now + work;
            } else if (waiting < queue) {
                waiting++;
            } else {
                dropped.add(now);
                interval = Math.min(maximum, interval * multiplier);
                return;
            }
            interval = Math.max(base, interval / recovery);
        }
    }
}
