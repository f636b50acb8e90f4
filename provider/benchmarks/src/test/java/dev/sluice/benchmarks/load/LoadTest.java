package dev.sluice.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;

/** Whole rounds, with senders that hand their messages to a receiver themselves. */
class LoadTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Audience audience = new Audience(1, 1, false);
    private final Tally.Line line = audience.tallies().get(0).newLine();
    private final AtomicLong sent = new AtomicLong();

    private Load load(Source source) {
        return new Load(List.of(source), audience, 10, 1_000);
    }

    private void deliver(long number) {
        sent.incrementAndGet();
        line.arrived(0, number);
    }

    @Test
    void roundsFollowEachOtherAndAreMeasured() throws Exception {
        try (Load load = load(this::deliver)) {
            Figures first = load.round(SHORT);
            long inFirst = sent.get();
            Figures second = load.round(SHORT);

            assertThat(first.values()).containsKeys(Figure.RATE, Figure.CPU);
            assertThat(first.values().get(Figure.RATE)).isLessThanOrEqualTo(inFirst / 0.020);
            assertThat(second.values().get(Figure.RATE)).isPositive();
            assertThat(inFirst).isPositive();
            assertThat(sent.get()).isGreaterThan(inFirst).satisfies(total -> assertThat(total % 10)
                    .isZero());
        }
    }

    @Test
    void everySenderHasNumbersOfItsOwn() throws Exception {
        Audience two = new Audience(2, 2, false);
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Tally.Line own = two.tallies().get(i).newLine();
            int index = i;
            sources.add(number -> own.arrived(index, number));
        }
        try (Load load = new Load(sources, two, 10, 1_000)) {
            load.round(SHORT);

            assertThat(two.total()).isPositive();
            assertThat(two.tallies().get(0).numbers(1).size()).isZero();
        }
    }

    @Test
    void aDamagedMessageSpoilsTheRound() {
        try (Load load = load(number -> {
            if (number == 35) {
                line.fail("Message 35 arrived with another body.");
            }
            deliver(number);
        })) {
            assertThatThrownBy(() -> load.round(SHORT))
                    .isInstanceOf(Faulty.class)
                    .hasMessage("Message 35 arrived with another body.");
        }
    }

    @Test
    void aMessageTooManySpoilsTheRound() {
        try (Load load = load(number -> {
            deliver(number);
            if (number == 9) {
                audience.tallies().get(0).newLine().arrived(0, 9);
            }
        })) {
            assertThatThrownBy(() -> load.round(SHORT))
                    .isInstanceOf(Faulty.class)
                    .hasMessageContaining("more arrived than were sent");
        }
    }

    @Test
    void aLostMessageIsNoticedThoughTheNumberIsRight() {
        try (Load load = load(number -> deliver(number == 20 ? 19 : number))) {
            assertThatThrownBy(() -> load.round(SHORT))
                    .isInstanceOf(Faulty.class)
                    .hasMessageContaining("Message 19 of sender 0 arrived after message 19");
        }
    }

    @Test
    void aSenderThatFailsSpoilsTheRound() {
        try (Load load = load(number -> {
            throw new IllegalStateException("no space");
        })) {
            assertThatThrownBy(() -> load.round(SHORT))
                    .isInstanceOf(Faulty.class)
                    .hasMessageContaining("A sender failed")
                    .hasMessageContaining("no space");
        }
    }
}
