package dev.sluice.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

import org.junit.jupiter.api.Test;

import dev.sluice.benchmarks.load.Faulty;
import dev.sluice.benchmarks.measure.Figure;

/** What is noticed of a queue that does not keep its messages well. */
class BacklogTest {
    private static final Duration ONCE = Duration.ofMillis(1);

    /** Sorts by priority, and within it by number, if it is told to. */
    private static class Shelf implements Store {
        private final PriorityQueue<long[]> entries;

        Shelf(boolean byPriority) {
            Comparator<long[]> byNumber = Comparator.comparingLong(entry -> entry[0]);
            Comparator<long[]> first = Comparator.comparingLong(entry -> -entry[1]);
            this.entries = new PriorityQueue<>(byPriority ? first.thenComparing(byNumber) : byNumber);
        }

        @Override
        public void put(long number, int priority) {
            entries.add(new long[] {number, priority});
        }

        @Override
        public void beginToTake() {}

        @Override
        public long take() {
            long[] entry = entries.poll();
            return entry == null ? -1 : entry[0];
        }

        @Override
        public boolean finish() {
            return entries.isEmpty();
        }

        @Override
        public void close() {}
    }

    @Test
    void prioritiesInOrderAreMeasured() throws Exception {
        var figures = new Backlog(new Shelf(true), 1_000, 10).round(ONCE);

        assertThat(figures.values()).containsKeys(Figure.FILL_RATE, Figure.DRAIN_RATE, Figure.HEAP);
    }

    @Test
    void prioritiesThatAreNotHeededAreNoticed() {
        assertThatThrownBy(() -> new Backlog(new Shelf(false), 1_000, 10).round(ONCE))
                .isInstanceOf(Faulty.class)
                .hasMessage("Message 9 should have come; message 0 did.");
    }

    @Test
    void aMessageThatIsLostIsNoticed() {
        Store leaking = new Shelf(true) {
            @Override
            public void put(long number, int priority) {
                if (number != 999) {
                    super.put(number, priority);
                }
            }
        };

        assertThatThrownBy(() -> new Backlog(leaking, 1_000, 1).round(ONCE))
                .isInstanceOf(Faulty.class)
                .hasMessageContaining("Message 999 should have come; none came");
    }

    @Test
    void aMessageTooManyIsNoticed() {
        Store doubling = new Shelf(true) {
            @Override
            public void put(long number, int priority) {
                super.put(number, priority);
                if (number == 999) {
                    super.put(1_000, priority);
                }
            }
        };

        assertThatThrownBy(() -> new Backlog(doubling, 1_000, 1).round(ONCE))
                .isInstanceOf(Faulty.class)
                .hasMessageContaining("more messages");
    }

    @Test
    void evictionOfTheWrongMessageIsNoticed() {
        assertThatThrownBy(() -> new Eviction(new Shelf(true), 100).round(ONCE))
                .isInstanceOf(Faulty.class)
                .hasMessage("The queue held more than its capacity.");
        assertThatThrownBy(() -> new Eviction(new Shelf(false), 100).round(ONCE))
                .isInstanceOf(Faulty.class)
                .hasMessage("Message 900 should have been kept; instead there was 0.");
    }
}
