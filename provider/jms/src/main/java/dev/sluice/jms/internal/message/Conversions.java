package dev.sluice.jms.internal.message;

import java.util.function.Function;

import jakarta.jms.MessageFormatException;

import org.jspecify.annotations.Nullable;

/**
 * Which value set as one type can be read as which other, for properties (Jakarta Messaging 3.5.4, table 3-2) and for
 * entries of maps and streams (3.11.3, table 3-7). The second table is the first with {@code char} and {@code byte[]}
 * added, so there is one.
 *
 * <p>A null is read as if by the primitive type's own {@code valueOf(String)}, as the standard says. So it is false as
 * a boolean, a {@link NumberFormatException} as a byte, short, int or long, and a {@link NullPointerException} as a
 * float, double or char.
 */
final class Conversions {
    private Conversions() {}

    static boolean toBoolean(@Nullable Object value, Place place, @Nullable String name) throws MessageFormatException {
        return value instanceof Boolean b ? b : parse(value, "boolean", place, name, Boolean::valueOf);
    }

    static byte toByte(@Nullable Object value, Place place, @Nullable String name) throws MessageFormatException {
        return value instanceof Byte b ? b : parse(value, "byte", place, name, Byte::valueOf);
    }

    static short toShort(@Nullable Object value, Place place, @Nullable String name) throws MessageFormatException {
        if (value instanceof Short || value instanceof Byte) {
            return ((Number) value).shortValue();
        }
        return parse(value, "short", place, name, Short::valueOf);
    }

    static int toInt(@Nullable Object value, Place place, @Nullable String name) throws MessageFormatException {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).intValue();
        }
        return parse(value, "int", place, name, Integer::valueOf);
    }

    static long toLong(@Nullable Object value, Place place, @Nullable String name) throws MessageFormatException {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return parse(value, "long", place, name, Long::valueOf);
    }

    static float toFloat(@Nullable Object value, Place place, @Nullable String name) throws MessageFormatException {
        return value instanceof Float f ? f : parse(value, "float", place, name, Float::valueOf);
    }

    static double toDouble(@Nullable Object value, Place place, @Nullable String name) throws MessageFormatException {
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        return parse(value, "double", place, name, Double::valueOf);
    }

    static char toChar(@Nullable Object value, Place place, @Nullable String name) throws MessageFormatException {
        if (value == null) {
            throw new NullPointerException("Null cannot be read as char: " + place.describe(name) + " is null.");
        }
        if (value instanceof Character c) {
            return c;
        }
        throw unreadable(value, "char", place, name);
    }

    static @Nullable String toText(@Nullable Object value, Place place, @Nullable String name)
            throws MessageFormatException {
        if (value instanceof byte[]) {
            throw unreadable(value, "String", place, name);
        }
        return value == null ? null : value.toString();
    }

    /** Returns a copy. */
    static byte @Nullable [] toBytes(@Nullable Object value, Place place, @Nullable String name)
            throws MessageFormatException {
        if (value != null && !(value instanceof byte[])) {
            throw unreadable(value, "byte[]", place, name);
        }
        return value == null ? null : ((byte[]) value).clone();
    }

    /** Returns the value, of the type it was set with; a copy if it could be changed. */
    static @Nullable Object toObject(@Nullable Object value, Place place, @Nullable String name) {
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }

    /**
     * Returns a value to be kept as a property.
     *
     * @throws MessageFormatException if it is of none of the eight types (Jakarta Messaging 3.5.5)
     */
    static @Nullable Object propertyValue(@Nullable Object value, @Nullable String name) throws MessageFormatException {
        if (isPropertyType(value)) {
            return value;
        }
        throw unsuitable(value, Place.PROPERTY, name, "Boolean, Byte, Short, Integer, Long, Float, Double or String");
    }

    /**
     * Returns a value to be kept in a map or stream, copied if it could be changed.
     *
     * @throws MessageFormatException if it is of none of the ten types (Jakarta Messaging 3.11.3)
     */
    static @Nullable Object bodyValue(@Nullable Object value, Place place, @Nullable String name)
            throws MessageFormatException {
        if (isPropertyType(value) || value instanceof Character) {
            return value;
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        throw unsuitable(
                value, place, name, "Boolean, Byte, Short, Character, Integer, Long, Float, Double, String or byte[]");
    }

    private static boolean isPropertyType(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte;
    }

    /** Reads a string, or null as the type itself would. */
    private static <T> T parse(
            @Nullable Object value,
            String type,
            Place place,
            @Nullable String name,
            Function<@Nullable String, T> valueOf)
            throws MessageFormatException {
        if (value != null && !(value instanceof String)) {
            throw unreadable(value, type, place, name);
        }
        try {
            return valueOf.apply((String) value);
        } catch (NumberFormatException e) {
            NumberFormatException named = new NumberFormatException(
                    "As " + type + ", " + place.describe(name) + " cannot be read: " + e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    private static MessageFormatException unreadable(Object value, String type, Place place, @Nullable String name) {
        return new MessageFormatException("As " + type + ", " + place.describe(name) + " cannot be read: it is "
                + value.getClass().getSimpleName() + ". Read it as an object, or as what it was set.");
    }

    private static MessageFormatException unsuitable(
            @Nullable Object value, Place place, @Nullable String name, String allowed) {
        String type = value == null ? "null" : value.getClass().getName();
        return new MessageFormatException(
                "A value of " + place.describe(name) + " cannot be a " + type + "; it may be " + allowed + ".");
    }
}
