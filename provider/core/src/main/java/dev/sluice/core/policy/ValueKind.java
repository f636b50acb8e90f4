package dev.sluice.core.policy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What the values of an option are: how they are written, and which are legal.
 *
 * <p>Each kind is a class, not a pair of lambdas, because every option is declared whenever a broker starts, and a lambda takes
 * longer to make than such a class to load. For the same reason, words are put together only when somebody reads them.
 *
 * @param <T> the type of the values
 */
abstract class ValueKind<T> {
    /**
     * Reads a value, which may not be legal.
     *
     * @throws IllegalArgumentException if the text is malformed
     * @throws ArithmeticException if it is too large
     */
    abstract T parse(String text);

    boolean isLegal(T value) {
        return true;
    }

    /** Returns which values are legal, in words. */
    abstract String words();

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static int leadingDigits(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits;
    }

    /** Whole numbers between two bounds, both included. */
    static final class Whole extends ValueKind<Integer> {
        private final int least;
        private final int most;

        Whole(int least, int most) {
            this.least = least;
            this.most = most;
        }

        @Override
        Integer parse(String text) {
            return Integer.valueOf(text);
        }

        @Override
        boolean isLegal(Integer value) {
            return value >= least && value <= most;
        }

        @Override
        String words() {
            String from = "a whole number from " + least;
            return most == Integer.MAX_VALUE ? from : from + " to " + most;
        }
    }

    /** Whole numbers that may be large, from a bound up. */
    static final class Count extends ValueKind<Long> {
        private final long least;

        Count(long least) {
            this.least = least;
        }

        @Override
        Long parse(String text) {
            return Long.valueOf(text);
        }

        @Override
        boolean isLegal(Long value) {
            return value >= least;
        }

        @Override
        String words() {
            return "a whole number from " + least;
        }
    }

    /** Numbers of bytes that are not negative: {@code 512}, {@code 64KB}, {@code 10MB}, {@code 1GB}. */
    static final class Bytes extends ValueKind<Long> {
        @Override
        Long parse(String text) {
            String lower = lower(text);
            int digits = leadingDigits(lower);
            long amount = Long.parseLong(lower.substring(0, digits));
            return switch (lower.substring(digits).strip()) {
                case "", "b" -> amount;
                case "kb" -> Math.multiplyExact(amount, 1L << 10);
                case "mb" -> Math.multiplyExact(amount, 1L << 20);
                case "gb" -> Math.multiplyExact(amount, 1L << 30);
                default -> throw new IllegalArgumentException(text);
            };
        }

        @Override
        boolean isLegal(Long value) {
            return value >= 0;
        }

        @Override
        String words() {
            return "a number of bytes such as 512, 64KB, 10MB or 1GB";
        }
    }

    /** Decimal numbers between two bounds, both included. */
    static final class Decimal extends ValueKind<Double> {
        private final double least;
        private final double most;

        Decimal(double least, double most) {
            this.least = least;
            this.most = most;
        }

        @Override
        Double parse(String text) {
            return Double.valueOf(text);
        }

        @Override
        boolean isLegal(Double value) {
            return value >= least && value <= most;
        }

        @Override
        String words() {
            return "a number from " + least + " to " + most;
        }
    }

    /**
     * Durations that are not negative: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 7d}, or plain milliseconds.
     * They are counted in milliseconds; a finer one is refused, rather than cut off where it is used.
     */
    static final class Time extends ValueKind<Duration> {
        /** What the engine's milliseconds can hold; longer waits than it never end either. */
        private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

        @Override
        Duration parse(String text) {
            String lower = lower(text);
            int digits = leadingDigits(lower);
            long amount = Long.parseLong(lower.substring(0, digits));
            return switch (lower.substring(digits).strip()) {
                case "", "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> throw new IllegalArgumentException(text);
            };
        }

        @Override
        boolean isLegal(Duration value) {
            return !value.isNegative()
                    && value.compareTo(LONGEST) <= 0
                    && value.equals(value.truncatedTo(ChronoUnit.MILLIS));
        }

        @Override
        String words() {
            return "a duration such as 250ms, 30s, 5m, 1h or 7d, or a number of milliseconds";
        }
    }

    /** True and false. */
    static final class Flag extends ValueKind<Boolean> {
        @Override
        Boolean parse(String text) {
            return switch (lower(text)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(text);
            };
        }

        @Override
        String words() {
            return "true or false";
        }
    }

    /** The constants of an enum, written in any case, with {@code -} or {@code _}. */
    static final class Choice<E extends Enum<E>> extends ValueKind<E> {
        private final Class<E> type;

        Choice(Class<E> type) {
            this.type = type;
        }

        @Override
        E parse(String text) {
            return Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        @Override
        String words() {
            StringJoiner names = new StringJoiner(", ", "one of ", "");
            for (E constant : type.getEnumConstants()) {
                names.add(constant.name());
            }
            return names.toString();
        }
    }

    /** Texts; any, unless a subclass says otherwise. */
    static class Text extends ValueKind<String> {
        private final String words;

        Text(String words) {
            this.words = words;
        }

        @Override
        final String parse(String text) {
            return text;
        }

        @Override
        final String words() {
            return words;
        }
    }
}
