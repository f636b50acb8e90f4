package dev.sluice.samples.orders;

import java.math.BigDecimal;
import java.time.Duration;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time in seconds, to the millisecond.
 *
 * @param millis the time in milliseconds
 */
record Seconds(long millis) {
    /** Some 31 years, which is less than would overflow anything. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(1_000_000_000);

    /**
     * Reads a time as it is written on the command line.
     *
     * @param text decimal seconds, for example {@code 1.5}
     * @throws TypeConversionException if it is none
     */
    static Seconds parse(String text) {
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

    Duration toDuration() {
        return Duration.ofMillis(millis);
    }

    boolean isZero() {
        return millis == 0;
    }

    /** Returns the seconds with as many decimals as they need, and at least one. */
    @Override
    public String toString() {
        BigDecimal seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
        return seconds.setScale(Math.max(1, seconds.scale())).toPlainString();
    }

    /** Lets picocli read it. */
    static final class Converter implements ITypeConverter<Seconds> {
        @Override
        public Seconds convert(String text) {
            return parse(text);
        }
    }
}
