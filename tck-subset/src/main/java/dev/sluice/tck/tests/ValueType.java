package dev.sluice.tck.tests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The types of values in messages, with the conversion table that properties (3.5.4, table 3-2), maps and streams (3.11.3,
 * table 3-7) have in common.
 *
 * <p>The samples of all whole numbers are the same number, and so are those of the others; what one type's sample is read as,
 * is the other type's sample.
 */
@SuppressWarnings("ImmutableEnumChecker") // one sample is an array, which nobody changes
enum ValueType {
    BOOLEAN(true, "true"),
    BYTE((byte) 7, "7"),
    SHORT((short) 7, "7"),
    CHAR('c', "c"),
    INT(7, "7"),
    LONG(7L, "7"),
    FLOAT(1.5f, "1.5"),
    DOUBLE(1.5, "1.5"),
    STRING("some text", "some text"),
    BYTES(new byte[] {1, 2, 3}, "bytes");

    /** The types of properties. */
    static final Set<ValueType> OF_PROPERTIES =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CHAR, BYTES)));

    /** The types of entries of maps and fields of streams. */
    static final Set<ValueType> OF_BODIES = Collections.unmodifiableSet(EnumSet.allOf(ValueType.class));

    private final Object sample;
    private final String text;

    ValueType(Object sample, String text) {
        this.sample = sample;
        this.text = text;
    }

    /** Returns a value of this type. */
    Object sample() {
        return sample;
    }

    /** Returns the row of the table: as what a value of this type can be read. */
    Set<ValueType> readableAs() {
        return switch (this) {
            case BOOLEAN -> EnumSet.of(BOOLEAN, STRING);
            case BYTE -> EnumSet.of(BYTE, SHORT, INT, LONG, STRING);
            case SHORT -> EnumSet.of(SHORT, INT, LONG, STRING);
            case CHAR -> EnumSet.of(CHAR, STRING);
            case INT -> EnumSet.of(INT, LONG, STRING);
            case LONG -> EnumSet.of(LONG, STRING);
            case FLOAT -> EnumSet.of(FLOAT, DOUBLE, STRING);
            case DOUBLE -> EnumSet.of(DOUBLE, STRING);
            case STRING -> EnumSet.of(BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, STRING);
            case BYTES -> EnumSet.of(BYTES);
        };
    }

    /** Returns values at the limits of this type and in between. */
    List<Object> examples() {
        return switch (this) {
            case BOOLEAN -> List.of(true, false);
            case BYTE -> List.of(Byte.MIN_VALUE, (byte) 0, Byte.MAX_VALUE);
            case SHORT -> List.of(Short.MIN_VALUE, (short) 0, Short.MAX_VALUE);
            case CHAR -> List.of(Character.MIN_VALUE, 'x', Character.MAX_VALUE);
            case INT -> List.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE);
            case LONG -> List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE);
            case FLOAT -> List.of(-Float.MAX_VALUE, -0.0f, Float.MIN_VALUE, Float.NaN, Float.POSITIVE_INFINITY);
            case DOUBLE -> List.of(-Double.MAX_VALUE, -0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY);
            case STRING -> List.of("", " blank ", "line\nend", "\u00e4\u20ac", "\uD83D\uDE00", "x".repeat(10_000));
            case BYTES -> List.of(new byte[0], new byte[] {0, -1, 127, -128}, new byte[10_000]);
        };
    }

    /** A cell of the table: what is written, as what it is read, and what comes out, or null if it must be refused. */
    record Cell(ValueType written, Object value, ValueType read, Object result) {
        @Override
        public String toString() {
            return written + " read as " + read + (result == null ? " is refused" : "");
        }
    }

    /** Returns all cells of the table for some types. */
    static Stream<Cell> cells(Set<ValueType> types) {
        List<Cell> cells = new ArrayList<>();
        for (ValueType row : types) {
            for (ValueType column : types) {
                cells.add(row.cell(column));
            }
        }
        return cells.stream();
    }

    private Cell cell(ValueType column) {
        Object value = this == STRING ? column.text : sample;
        if (!readableAs().contains(column)) {
            return new Cell(this, value, column, null);
        }
        return new Cell(this, value, column, column == STRING ? text : column.sample);
    }

    /** A value of a type. */
    record Typed(ValueType type, Object value) {
        @Override
        public String toString() {
            String text = type == BYTES ? ((byte[]) value).length + " bytes" : value.toString();
            return type + " " + (text.length() > 40 ? text.length() + " characters" : text);
        }
    }

    /** Returns all {@link #examples} of some types. */
    static Stream<Typed> examplesOf(Set<ValueType> types) {
        return types.stream().flatMap(type -> type.examples().stream().map(value -> new Typed(type, value)));
    }

    /** A text that is no number, and the type as which it is read. */
    record BadNumber(ValueType type, String text) {
        @Override
        public String toString() {
            return "'" + text + "' as " + type;
        }
    }

    /** Returns texts that the numbers' own {@code valueOf} does not accept. */
    static Stream<BadNumber> badNumbers() {
        return Stream.of(
                new BadNumber(BYTE, "128"),
                new BadNumber(BYTE, "seven"),
                new BadNumber(SHORT, "32768"),
                new BadNumber(SHORT, ""),
                new BadNumber(INT, "2147483648"),
                new BadNumber(INT, "1.5"),
                new BadNumber(LONG, "9223372036854775808"),
                new BadNumber(LONG, " 7"),
                new BadNumber(FLOAT, "one"),
                new BadNumber(DOUBLE, ""));
    }
}
