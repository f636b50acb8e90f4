package dev.sluice.samples.quakes;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * Figures of some events. Sums are exact, so that it does not matter in which order they are added up.
 *
 * @param count how many events
 * @param measured how many of them have a magnitude
 * @param sum the sum of the magnitudes
 * @param strongest the greatest of them, or null if there is none
 */
record Figures(
        int count, int measured, BigDecimal sum, @Nullable Double strongest) {
    static Figures of(Quake quake) {
        Double magnitude = quake.magnitude();
        return magnitude == null
                ? new Figures(1, 0, BigDecimal.ZERO, null)
                : new Figures(1, 1, BigDecimal.valueOf(magnitude), magnitude);
    }

    Figures plus(Figures other) {
        return new Figures(
                count + other.count,
                measured + other.measured,
                sum.add(other.sum),
                greater(strongest, other.strongest));
    }

    private static @Nullable Double greater(@Nullable Double a, @Nullable Double b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return Math.max(a, b);
    }

    /** Returns the mean magnitude to two decimals, or null if no event has one. */
    @Nullable
    BigDecimal mean() {
        return measured == 0 ? null : sum.divide(BigDecimal.valueOf(measured), 2, RoundingMode.HALF_EVEN);
    }
}
