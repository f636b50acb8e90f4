package dev.sluice.core.policy;

import java.time.Duration;

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
    private final String name;
    private final T defaultValue;
    private final ValueKind<T> kind;
    private final String description;

    private Option(String name, T defaultValue, ValueKind<T> kind, String description) {
        this.name = name;
        this.defaultValue = defaultValue;
        this.kind = kind;
        this.description = description;
    }

    /** Declares a whole number between two bounds, both included. */
    public static Option<Integer> integer(String name, int defaultValue, int least, int most, String description) {
        return new Option<>(name, defaultValue, new ValueKind.Whole(least, most), description);
    }

    /** Declares a count that may be large, from {@code least} up. */
    public static Option<Long> count(String name, long defaultValue, long least, String description) {
        return new Option<>(name, defaultValue, new ValueKind.Count(least), description);
    }

    /** Declares a number of bytes that is not negative: {@code 512}, {@code 64KB}, {@code 10MB}, {@code 1GB}. */
    public static Option<Long> bytes(String name, long defaultValue, String description) {
        return new Option<>(name, defaultValue, new ValueKind.Bytes(), description);
    }

    /** Declares a decimal number between two bounds, both included. */
    public static Option<Double> decimal(
            String name, double defaultValue, double least, double most, String description) {
        return new Option<>(name, defaultValue, new ValueKind.Decimal(least, most), description);
    }

    /** Declares a duration that is not negative: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 7d}, or plain milliseconds. */
    public static Option<Duration> duration(String name, Duration defaultValue, String description) {
        return new Option<>(name, defaultValue, new ValueKind.Time(), description);
    }

    /** Declares a switch. */
    public static Option<Boolean> flag(String name, boolean defaultValue, String description) {
        return new Option<>(name, defaultValue, new ValueKind.Flag(), description);
    }

    /** Declares a choice among the constants of an enum, written in any case, with {@code -} or {@code _}. */
    public static <E extends Enum<E>> Option<E> choice(String name, E defaultValue, String description) {
        return new Option<>(name, defaultValue, new ValueKind.Choice<>(defaultValue.getDeclaringClass()), description);
    }

    /** Declares a text. */
    public static Option<String> text(String name, String defaultValue, String description) {
        return text(name, defaultValue, "a text", description);
    }

    /** Declares a text of a certain form, which is said in words. */
    public static Option<String> text(String name, String defaultValue, String words, String description) {
        return new Option<>(name, defaultValue, new ValueKind.Text(words), description);
    }

    /** Declares a value of any other kind. */
    static <T> Option<T> of(String name, T defaultValue, ValueKind<T> kind, String description) {
        return new Option<>(name, defaultValue, kind, description);
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
        return kind.words();
    }

    /**
     * Reads a value from text.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if it is not a legal value
     */
    public T parse(String text) {
        try {
            return check(kind.parse(text));
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
        if (!kind.isLegal(value)) {
            throw illegal(value);
        }
        return value;
    }

    private BrokerException illegal(Object value) {
        return new BrokerException(
                BrokerError.CONFIGURATION,
                "Option '" + name + "' cannot be '" + value + "': it takes " + kind.words() + ".");
    }

    @Override
    public String toString() {
        return name;
    }
}
