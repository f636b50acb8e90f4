package dev.sluice.samples.plot;

import java.time.Duration;
import java.util.Arrays;

/**
 * The values of a quantity at some times, in the order of time.
 *
 * <p>Threads: one.
 */
public final class Points {
    private static final double NANOS_PER_SECOND = 1e9;

    private double[] seconds = new double[64];
    private double[] values = new double[64];
    private int size;

    /** Creates an empty series. */
    public Points() {}

    /**
     * Adds a single event.
     *
     * @param at when, from the beginning
     * @param value which value it has
     */
    public void event(Duration at, double value) {
        add(at.toNanos() / NANOS_PER_SECOND, value);
    }

    /**
     * Says what the quantity is from a time on. Of several values at one instant the last counts, because the others have not
     * lasted.
     *
     * @param at when, from the beginning
     * @param value which
     */
    public void set(Duration at, double value) {
        double second = at.toNanos() / NANOS_PER_SECOND;
        if (size > 0 && seconds[size - 1] == second) {
            size--;
        }
        if (size == 0 || values[size - 1] != value) {
            add(second, value);
        }
    }

    private void add(double second, double value) {
        if (size == values.length) {
            seconds = Arrays.copyOf(seconds, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        seconds[size] = second;
        values[size++] = value;
    }

    boolean isEmpty() {
        return size == 0;
    }

    double[] seconds() {
        return Arrays.copyOf(seconds, size);
    }

    double[] values() {
        return Arrays.copyOf(values, size);
    }

    /** Returns the same, with the last value lasting until a time. */
    Points until(double end) {
        Points longer = new Points();
        longer.seconds = seconds();
        longer.values = values();
        longer.size = size;
        longer.add(end, values[size - 1]);
        return longer;
    }
}
