package dev.sluice.benchmarks.load;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What one thread has received in a round, by sender. A thread that serves several consumers has a {@link Line} for each,
 * since order is kept per consumer.
 *
 * <p>Threads: {@link Line#arrived} and {@link #fail} by the receiving thread; {@link #begin} and {@link #forget} by another
 * while nothing is under way.
 */
public final class Tally {
    private final Progress progress;
    private final int place;
    private final NumberSet[] numbers;
    private final long[] base;
    private long received;
    private volatile @Nullable String fault;

    Tally(Progress progress, int place, int sources) {
        this.progress = progress;
        this.place = place;
        this.numbers = new NumberSet[sources];
        this.base = new long[sources];
        for (int i = 0; i < sources; i++) {
            numbers[i] = new NumberSet();
        }
    }

    /** Returns a new line: what one consumer gets must be in order. */
    public Line newLine() {
        return new Line();
    }

    /** Notes that something is wrong; the first time counts. */
    public void fail(String what) {
        if (fault == null) {
            fault = what;
        }
    }

    @Nullable
    String fault() {
        return fault;
    }

    /** Begins a round in which the senders' numbers go on from here. */
    void begin(int source, long firstNumber) {
        base[source] = firstNumber;
        numbers[source].clear(firstNumber);
    }

    /** Lets go of the numbers of a round, which has been checked. */
    void forget() {
        for (NumberSet set : numbers) {
            set.shrink();
        }
    }

    NumberSet numbers(int source) {
        return numbers[source];
    }

    private void note(int source, long number) {
        if (number < base[source]) {
            fail("Message " + number + " of sender " + source + " arrived again, or a round too late.");
        } else {
            numbers[source].add(number);
        }
        progress.set(place, ++received);
    }

    /** The messages of one consumer. */
    public final class Line {
        private final long[] last = new long[numbers.length];

        private Line() {
            Arrays.fill(last, -1);
        }

        /**
         * Notes the next message.
         *
         * @param source index of its sender
         * @param number its number among those of the sender
         */
        public void arrived(int source, long number) {
            if (number <= last[source]) {
                fail("Message " + number + " of sender " + source + " arrived after message " + last[source] + ".");
            }
            last[source] = number;
            note(source, number);
        }

        /** Notes that something is wrong with a message. */
        public void fail(String what) {
            Tally.this.fail(what);
        }
    }
}
