package dev.sluice.benchmarks.measure;

import java.util.Collection;

/**
 * What the rounds have come to together.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param least the least
 * @param most the most
 * @param rounds how many there were
 */
public record Summary(double median, double least, double most, int rounds) {
    /**
     * Sums up.
     *
     * @param values one for each round; at least one
     */
    public static Summary of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to sum up.");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Summary(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /** Returns how far the rounds are apart, as a share of the median. */
    public double spread() {
        return median == 0 ? 0 : (most - least) / median;
    }
}
