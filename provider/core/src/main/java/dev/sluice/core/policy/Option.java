package dev.sluice.core.policy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * One thing that can be configured: its name, default, legal values and description. The builder, the URI, properties
 * files and the manual all read the same declaration.
 *
 * <p>Immutable. An option is its name; two options never share one.
 *
 * @param <T> the type of its values
 */
public final class Option<T> {
    /** What the engine's milliseconds can hold; longer waits than it never end either. */
    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    private final String name;
    private final T defaultValue;
    private final Function<String, T> parser;
    private final Predicate<T> legal;
    private final String legalWords;
    private final String description;

    private Option(
            String name,
            T defaultValue,
            Function<String, T> parser,
            Predicate<T> legal,
            String legalWords,
            String description) {
        this.name = name;
        this.defaultValue = defaultValue;
        this.parser = parser;
        this.legal = legal;
        this.legalWords = legalWords;
        this.description = description;
    }

    /** Declares a whole number between two bounds, both included. */
    public static Option<Integer> integer(String name, int defaultValue, int least, int most, String description) {
        String words = most == Integer.MAX_VALUE
                ? "a whole number from " + least
                : "a whole number from " + least + " to " + most;
        return new Option<>(name, defaultValue, Integer::valueOf, v -> v >= least && v <= most, words, description);
    }

    /** Declares a count that may be large, from {@code least} up. */
    public static Option<Long> count(String name, long defaultValue, long least, String description) {
        return new Option<>(
                name, defaultValue, Long::valueOf, v -> v >= least, "a whole number from " + least, description);
    }

    /** Declares a number of bytes that is not negative: {@code 512}, {@code 64KB}, {@code 10MB}, {@code 1GB}. */
    public static Option<Long> bytes(String name, long defaultValue, String description) {
        return new Option<>(
                name,
                defaultValue,
                Option::parseBytes,
                v -> v >= 0,
                "a number of bytes such as 512, 64KB, 10MB or 1GB",
                description);
    }

    /** Declares a decimal number between two bounds, both included. */
    public static Option<Double> decimal(
            String name, double defaultValue, double least, double most, String description) {
        return new Option<>(
                name,
                defaultValue,
                Double::valueOf,
                v -> v >= least && v <= most,
                "a number from " + least + " to " + most,
                description);
    }

    /** Declares a duration that is not negative: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 7d}, or plain milliseconds. */
    public static Option<Duration> duration(String name, Duration defaultValue, String description) {
        return new Option<>(
                name,
                defaultValue,
                Option::parseDuration,
                Option::isLegalDuration,
                "a duration such as 250ms, 30s, 5m, 1h or 7d, or a number of milliseconds",
                description);
    }

    /** Declares a switch. */
    public static Option<Boolean> flag(String name, boolean defaultValue, String description) {
        return new Option<>(name, defaultValue, Option::parseFlag, v -> true, "true or false", description);
    }

    /** Declares a choice among the constants of an enum, written in any case, with {@code -} or {@code _}. */
    public static <E extends Enum<E>> Option<E> choice(String name, E defaultValue, String description) {
        Class<E> type = defaultValue.getDeclaringClass();
        String words =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ", "one of ", ""));
        return new Option<>(
                name,
                defaultValue,
                text -> Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT).replace('-', '_')),
                v -> true,
                words,
                description);
    }

    /** Declares a text. */
    public static Option<String> text(String name, String defaultValue, String description) {
        return text(name, defaultValue, v -> true, "a text", description);
    }

    /**
     * Declares a text of a certain form.
     *
     * @param legal which texts are legal
     * @param words the same in words
     */
    public static Option<String> text(
            String name, String defaultValue, Predicate<String> legal, String words, String description) {
        return new Option<>(name, defaultValue, Function.identity(), legal, words, description);
    }

    /**
     * Declares a value of any other type.
     *
     * @param parser makes it of a text, or throws an {@link IllegalArgumentException}
     * @param words what may be written, in words
     */
    public static <T> Option<T> value(
            String name, T defaultValue, Function<String, T> parser, String words, String description) {
        return new Option<>(name, defaultValue, parser, v -> true, words, description);
    }

    private static Boolean parseFlag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Durations are counted in milliseconds; a finer one is refused, rather than cut off where it is used. */
    private static boolean isLegalDuration(Duration duration) {
        return !duration.isNegative()
                && duration.compareTo(LONGEST) <= 0
                && duration.equals(duration.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Duration parseDuration(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        int digits = leadingDigits(stripped);
        long amount = Long.parseLong(stripped.substring(0, digits));
        return switch (stripped.substring(digits).strip()) {
            case "", "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Long parseBytes(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        int digits = leadingDigits(stripped);
        long amount = Long.parseLong(stripped.substring(0, digits));
        return switch (stripped.substring(digits).strip()) {
            case "", "b" -> amount;
            case "kb" -> Math.multiplyExact(amount, 1L << 10);
            case "mb" -> Math.multiplyExact(amount, 1L << 20);
            case "gb" -> Math.multiplyExact(amount, 1L << 30);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static int leadingDigits(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits;
    }

    /** Returns the name, as it is written in URIs and properties files. */
    public String name() {
        return name;
    }

    /** Returns the value it has when nobody sets it. */
    public T defaultValue() {
        return defaultValue;
    }

    /** Returns what it does, for the manual. */
    public String description() {
        return description;
    }

    /** Returns which values are legal, in words. */
    public String legalWords() {
        return legalWords;
    }

    /**
     * Reads a value from text.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if it is not a legal value
     */
    public T parse(String text) {
        try {
            return check(parser.apply(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw illegal(text);
        }
    }

    /** Writes a legal value as text, of which {@link #parse} makes the same value again. */
    public String write(T value) {
        return value instanceof Duration duration ? String.valueOf(duration.toMillis()) : value.toString();
    }

    /**
     * Returns the value if it is legal.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if it is not
     */
    public T check(T value) {
        if (!legal.test(value)) {
            throw illegal(value);
        }
        return value;
    }

    private BrokerException illegal(Object value) {
        return new BrokerException(
                BrokerError.CONFIGURATION,
                "Option '" + name + "' cannot be '" + value + "': it takes " + legalWords + ".");
    }

    @Override
    public String toString() {
        return name;
    }
}
