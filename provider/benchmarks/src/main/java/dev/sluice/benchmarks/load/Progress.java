package dev.sluice.benchmarks.load;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many messages each receiver has got so far. Receivers write to places of their own, far enough from each other that
 * none slows another.
 *
 * <p>Threads: {@link #set} by the one that owns the place; everything else by any.
 */
final class Progress {
    /** In longs: two cache lines, since processors fetch them in pairs. */
    private static final int STRIDE = 16;

    private final AtomicLongArray counts;
    private final int places;

    Progress(int places) {
        this.places = places;
        this.counts = new AtomicLongArray((places + 1) * STRIDE);
    }

    void set(int place, long count) {
        counts.lazySet((place + 1) * STRIDE, count);
    }

    long get(int place) {
        return counts.get((place + 1) * STRIDE);
    }

    long sum() {
        long sum = 0;
        for (int place = 0; place < places; place++) {
            sum += get(place);
        }
        return sum;
    }

    long least() {
        long least = Long.MAX_VALUE;
        for (int place = 0; place < places; place++) {
            least = Math.min(least, get(place));
        }
        return least;
    }
}
