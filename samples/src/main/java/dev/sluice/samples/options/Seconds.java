package dev.sluice.samples.options;

import java.math.BigDecimal;
import java.time.Duration;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time in seconds, to the millisecond.
 *
 * @param millis the time in milliseconds
 */
public record Seconds(long millis) {
    /** Some 31 years, which is less than would overflow anything. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(1_000_000_000);

    /**
     * Reads a time as it is written on the command line.
     *
     * @param text decimal seconds, for example {@code 1.5}
     * @throws TypeConversionException if it is none
     */
    public static Seconds parse(String text) {
        BigDecimal seconds = decimal(text);
        if (seconds.signum() < 0 || seconds.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("'" + text + "' must be from 0 to " + LONGEST + " seconds");
        }
        try {
            return new Seconds(seconds.movePointRight(3).longValueExact());
        } catch (ArithmeticException e) {
            throw new TypeConversionException("'" + text + "' is finer than a millisecond, 0.001");
        }
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number of seconds, such as 1.5");
        }
    }

    /** Returns the same as a number of seconds. */
    public double toDouble() {
        return millis / 1_000.0;
    }

    /** Returns a duration in seconds, rounded to the millisecond. */
    public static Seconds of(Duration duration) {
        return new Seconds(Math.floorDiv(duration.toNanos() + 500_000, 1_000_000));
    }

    /** Returns the same as a duration. */
    public Duration toDuration() {
        return Duration.ofMillis(millis);
    }

    /** Returns the seconds with as many decimals as they need, and at least one. */
    @Override
    public String toString() {
        BigDecimal seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
        return seconds.setScale(Math.max(1, seconds.scale())).toPlainString();
    }

    /** Lets picocli read it. */
    public static final class FromZero implements ITypeConverter<Seconds> {
        @Override
        public Seconds convert(String text) {
            return parse(text);
        }
    }

    /** Lets picocli read one that must not be zero. */
    public static final class MoreThanZero implements ITypeConverter<Seconds> {
        @Override
        public Seconds convert(String text) {
            Seconds seconds = parse(text);
            if (seconds.millis == 0) {
                throw new TypeConversionException("'" + text + "' must be more than 0 seconds");
            }
            return seconds;
        }
    }
}
