package dev.sluice.core.selector;

import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/**
 * A term {@code identifier = value} without which a selector does not match.
 *
 * <p>The value is a key: {@code identifier = literal} is true for a message exactly when the {@linkplain #key(Object) key}
 * of what the message has under this identifier {@linkplain Object#equals equals} it. So a map from keys to subscriptions
 * finds with one look-up those whose selector may match.
 *
 * @param identifier the name of a property, or of one of the six headers that can be selected on
 * @param value a String, a Boolean, a Long, or a Double that is not an integer in the range of long
 */
public record Equality(String identifier, Object value) {
    /** 2<sup>63</sup>, the first double above all longs; rounding to long would end up below it. */
    private static final double ABOVE_LONGS = 0x1p63;

    /**
     * Creates an equality.
     *
     * @param value what the identifier must equal; made its {@linkplain #key(Object) key}
     * @throws NullPointerException if the value can equal nothing
     */
    public Equality {
        value = Objects.requireNonNull(key(value), "a value that equals nothing has no key");
    }

    /**
     * Returns the key of a property's value. Numbers meet by their value, whatever their types: Integer 3, Long 3, Float
     * 3.0 and Double 3.0 all have the key Long 3, and both zeros the key Long 0. A float is the double of the same value,
     * so that 0.1f and 0.1 differ. Numbers, strings and booleans never have a key in common.
     *
     * @param propertyValue a value of one of the eight types of properties, or null
     * @return null if the value can equal nothing: null, NaN, or an object of another type
     */
    public static @Nullable Object key(@Nullable Object propertyValue) {
        if (propertyValue instanceof String || propertyValue instanceof Long || propertyValue instanceof Boolean) {
            return propertyValue;
        }
        if (propertyValue instanceof Number number) {
            return Order.isExact(number) ? (Long) number.longValue() : key(number.doubleValue());
        }
        return null;
    }

    private static @Nullable Object key(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        boolean integer = value == Math.rint(value) && value >= -ABOVE_LONGS && value < ABOVE_LONGS;
        return integer ? (Object) (long) value : (Object) value;
    }

    /**
     * Returns what finds the key of what a message has under an identifier; null if that can equal nothing.
     *
     * @param identifier the name of a property, or of one of the six headers that can be selected on
     */
    public static Function<Envelope, @Nullable Object> keys(String identifier) {
        Field field = Field.named(identifier);
        return envelope -> field == null ? null : key(field.value(envelope));
    }
}
