package dev.sluice.benchmarks.soak;

import java.util.List;

import dev.sluice.benchmarks.measure.Summary;

/**
 * Whether the live heap has grown: the middle of the last third of the samples against that of the first.
 *
 * @param growthBytes by how much; negative if it has shrunk
 */
record Verdict(long growthBytes) {
    /** One byte kept per message would be a thousand times as much. */
    private static final long MEASURING_ERROR = 1L << 20;

    /**
     * Judges.
     *
     * @param samples at least three, in their order
     */
    static Verdict of(List<Sample> samples) {
        int third = samples.size() / 3;
        if (third == 0) {
            throw new IllegalArgumentException(
                    "Three samples are needed, there are " + samples.size() + "; soak longer, or sample more often.");
        }
        double early = middle(samples.subList(0, third));
        double late = middle(samples.subList(samples.size() - third, samples.size()));
        return new Verdict(Math.round(late - early));
    }

    private static double middle(List<Sample> samples) {
        return Summary.of(samples.stream()
                        .map(sample -> (double) sample.liveBytes())
                        .toList())
                .median();
    }

    boolean isFlat() {
        return growthBytes < MEASURING_ERROR;
    }
}
