package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.StreamMessage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of both conversion tables, through the messages. */
class ConversionsTest {
    @FunctionalInterface
    interface Setter {
        void set(Message message, Object value) throws JMSException;
    }

    @FunctionalInterface
    interface Getter {
        Object get(Message message) throws JMSException;
    }

    /** A type with a value of it, and how it is set and read in the three places where there are conversions. */
    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to its array
    enum Type {
        BOOLEAN(
                true,
                (m, v) -> m.setBooleanProperty("x", (Boolean) v),
                m -> m.getBooleanProperty("x"),
                (m, v) -> ((MapMessage) m).setBoolean("x", (Boolean) v),
                m -> ((MapMessage) m).getBoolean("x"),
                (m, v) -> ((StreamMessage) m).writeBoolean((Boolean) v),
                m -> ((StreamMessage) m).readBoolean()),
        BYTE(
                (byte) 7,
                (m, v) -> m.setByteProperty("x", (Byte) v),
                m -> m.getByteProperty("x"),
                (m, v) -> ((MapMessage) m).setByte("x", (Byte) v),
                m -> ((MapMessage) m).getByte("x"),
                (m, v) -> ((StreamMessage) m).writeByte((Byte) v),
                m -> ((StreamMessage) m).readByte()),
        SHORT(
                (short) 7,
                (m, v) -> m.setShortProperty("x", (Short) v),
                m -> m.getShortProperty("x"),
                (m, v) -> ((MapMessage) m).setShort("x", (Short) v),
                m -> ((MapMessage) m).getShort("x"),
                (m, v) -> ((StreamMessage) m).writeShort((Short) v),
                m -> ((StreamMessage) m).readShort()),
        CHAR(
                '7',
                null,
                null,
                (m, v) -> ((MapMessage) m).setChar("x", (Character) v),
                m -> ((MapMessage) m).getChar("x"),
                (m, v) -> ((StreamMessage) m).writeChar((Character) v),
                m -> ((StreamMessage) m).readChar()),
        INT(
                7,
                (m, v) -> m.setIntProperty("x", (Integer) v),
                m -> m.getIntProperty("x"),
                (m, v) -> ((MapMessage) m).setInt("x", (Integer) v),
                m -> ((MapMessage) m).getInt("x"),
                (m, v) -> ((StreamMessage) m).writeInt((Integer) v),
                m -> ((StreamMessage) m).readInt()),
        LONG(
                7L,
                (m, v) -> m.setLongProperty("x", (Long) v),
                m -> m.getLongProperty("x"),
                (m, v) -> ((MapMessage) m).setLong("x", (Long) v),
                m -> ((MapMessage) m).getLong("x"),
                (m, v) -> ((StreamMessage) m).writeLong((Long) v),
                m -> ((StreamMessage) m).readLong()),
        FLOAT(
                7f,
                (m, v) -> m.setFloatProperty("x", (Float) v),
                m -> m.getFloatProperty("x"),
                (m, v) -> ((MapMessage) m).setFloat("x", (Float) v),
                m -> ((MapMessage) m).getFloat("x"),
                (m, v) -> ((StreamMessage) m).writeFloat((Float) v),
                m -> ((StreamMessage) m).readFloat()),
        DOUBLE(
                7d,
                (m, v) -> m.setDoubleProperty("x", (Double) v),
                m -> m.getDoubleProperty("x"),
                (m, v) -> ((MapMessage) m).setDouble("x", (Double) v),
                m -> ((MapMessage) m).getDouble("x"),
                (m, v) -> ((StreamMessage) m).writeDouble((Double) v),
                m -> ((StreamMessage) m).readDouble()),
        STRING(
                "7",
                (m, v) -> m.setStringProperty("x", (String) v),
                m -> m.getStringProperty("x"),
                (m, v) -> ((MapMessage) m).setString("x", (String) v),
                m -> ((MapMessage) m).getString("x"),
                (m, v) -> ((StreamMessage) m).writeString((String) v),
                m -> ((StreamMessage) m).readString()),
        BYTES(
                new byte[] {7},
                null,
                null,
                (m, v) -> ((MapMessage) m).setBytes("x", (byte[]) v),
                m -> ((MapMessage) m).getBytes("x"),
                (m, v) -> ((StreamMessage) m).writeBytes((byte[]) v),
                Type::readAllBytes);

        private final Object value;
        private final Setter setProperty;
        private final Getter getProperty;
        private final Setter setInMap;
        private final Getter getFromMap;
        private final Setter write;
        private final Getter read;

        Type(
                Object value,
                Setter setProperty,
                Getter getProperty,
                Setter setInMap,
                Getter getFromMap,
                Setter write,
                Getter read) {
            this.value = value;
            this.setProperty = setProperty;
            this.getProperty = getProperty;
            this.setInMap = setInMap;
            this.getFromMap = getFromMap;
            this.write = write;
            this.read = read;
        }

        private static Object readAllBytes(Message message) throws JMSException {
            byte[] buffer = new byte[1];
            int read = ((StreamMessage) message).readBytes(buffer);
            return read < 0 ? null : buffer;
        }

        /** Returns this type's value of what was set as the row type. */
        Object of(Type row) {
            return switch (this) {
                case STRING -> String.valueOf(row.value);
                case BOOLEAN -> row == BOOLEAN; // the string "7" is no "true"
                default -> value;
            };
        }
    }

    /** The tables as the standard prints them; an X marks a conversion that must be supported. */
    private static final String PROPERTIES = """
            #       BOOLEAN BYTE SHORT INT LONG FLOAT DOUBLE STRING
            BOOLEAN X       .    .     .   .    .     .      X
            BYTE    .       X    X     X   X    .     .      X
            SHORT   .       .    X     X   X    .     .      X
            INT     .       .    .     X   X    .     .      X
            LONG    .       .    .     .   X    .     .      X
            FLOAT   .       .    .     .   .    X     X      X
            DOUBLE  .       .    .     .   .    .     X      X
            STRING  X       X    X     X   X    X     X      X
            """;

    private static final String BODIES = """
            #       BOOLEAN BYTE SHORT CHAR INT LONG FLOAT DOUBLE STRING BYTES
            BOOLEAN X       .    .     .    .   .    .     .      X      .
            BYTE    .       X    X     .    X   X    .     .      X      .
            SHORT   .       .    X     .    X   X    .     .      X      .
            CHAR    .       .    .     X    .   .    .     .      X      .
            INT     .       .    .     .    X   X    .     .      X      .
            LONG    .       .    .     .    .   X    .     .      X      .
            FLOAT   .       .    .     .    .   .    X     X      X      .
            DOUBLE  .       .    .     .    .   .    .     X      X      .
            STRING  X       X    X     .    X   X    X     X      X      .
            BYTES   .       .    .     .    .   .    .     .      .      X
            """;

    static Stream<Arguments> propertyCells() {
        return cells(PROPERTIES);
    }

    static Stream<Arguments> bodyCells() {
        return cells(BODIES);
    }

    private static Stream<Arguments> cells(String table) {
        List<Arguments> cells = new ArrayList<>();
        List<String[]> rows = table.lines().map(line -> line.split(" +")).toList();
        String[] columns = rows.get(0);
        for (String[] row : rows.subList(1, rows.size())) {
            for (int i = 1; i < columns.length; i++) {
                cells.add(Arguments.of(Type.valueOf(row[0]), Type.valueOf(columns[i]), row[i].equals("X")));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @MethodSource("propertyCells")
    @DisplayName("§3.5.4 table 3-2, conversion of properties")
    void properties(Type row, Type column, boolean supported) throws JMSException {
        Message message = Wire.FACTORY.message();
        row.setProperty.set(message, row.value);

        check(row, column, supported, message, column.getProperty);
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @MethodSource("propertyCells")
    @DisplayName("§3.5.5 properties set as objects are converted alike")
    void propertiesSetAsObjects(Type row, Type column, boolean supported) throws JMSException {
        Message message = Wire.FACTORY.message();
        message.setObjectProperty("x", row.value);

        check(row, column, supported, message, column.getProperty);
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @MethodSource("bodyCells")
    @DisplayName("§3.11.3 table 3-7, conversion of map entries")
    void mapEntries(Type row, Type column, boolean supported) throws JMSException {
        SluiceMapMessage message = Wire.FACTORY.map();
        row.setInMap.set(message, row.value);

        check(row, column, supported, message, column.getFromMap);
        check(row, column, supported, Wire.sendAndReceive(message), column.getFromMap);
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @MethodSource("bodyCells")
    @DisplayName("§3.11.3 map entries set as objects are converted alike")
    void mapEntriesSetAsObjects(Type row, Type column, boolean supported) throws JMSException {
        MapMessage message = Wire.FACTORY.map();
        message.setObject("x", row.value);

        check(row, column, supported, message, column.getFromMap);
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @MethodSource("bodyCells")
    @DisplayName("§3.11.3 table 3-7, conversion of stream fields; a failed one leaves the position")
    void streamFields(Type row, Type column, boolean supported) throws JMSException {
        StreamMessage message = Wire.FACTORY.stream();
        row.write.set(message, row.value);
        message.reset();

        check(row, column, supported, message, column.read);

        if (!supported) {
            assertThat(row.read.get(message)).isEqualTo(row.value);
        }
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @MethodSource("bodyCells")
    @DisplayName("§3.11.3 stream fields written as objects are converted alike")
    void streamFieldsWrittenAsObjects(Type row, Type column, boolean supported) throws JMSException {
        StreamMessage message = Wire.FACTORY.stream();
        message.writeObject(row.value);
        message.reset();

        check(row, column, supported, message, column.read);
    }

    private static void check(Type row, Type column, boolean supported, Message message, Getter getter)
            throws JMSException {
        if (supported) {
            assertThat(getter.get(message)).isEqualTo(column.of(row));
        } else {
            assertThatThrownBy(() -> getter.get(message)).isExactlyInstanceOf(MessageFormatException.class);
        }
    }

    /**
     * By the letter of the standard, null is read as {@code valueOf(null)}, which is a NullPointerException for some.
     */
    @ParameterizedTest
    @EnumSource(Type.class)
    @DisplayName("§3.5.4, §3.11.3 null is read as the type's own valueOf reads it")
    void nullValues(Type column) throws JMSException {
        SluiceMapMessage map = Wire.FACTORY.map();
        map.setObject("x", null);
        StreamMessage stream = Wire.FACTORY.stream();
        stream.writeObject(null);
        stream.reset();

        checkNull(column, map, column.getFromMap);
        checkNull(column, Wire.FACTORY.map(), column.getFromMap);
        checkNull(column, stream, column.read);
        if (column.getProperty != null) {
            checkNull(column, Wire.FACTORY.message(), column.getProperty);
            map.setObjectProperty("x", null);
            checkNull(column, map, column.getProperty);
        }
    }

    private static void checkNull(Type column, Message message, Getter getter) throws JMSException {
        switch (column) {
            case BOOLEAN -> assertThat(getter.get(message)).isEqualTo(false);
            case STRING, BYTES -> assertThat(getter.get(message)).isNull();
            case BYTE, SHORT, INT, LONG ->
                assertThatThrownBy(() -> getter.get(message)).isInstanceOf(NumberFormatException.class);
            case CHAR, FLOAT, DOUBLE ->
                assertThatThrownBy(() -> getter.get(message)).isInstanceOf(NullPointerException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"BYTE", "SHORT", "INT", "LONG", "FLOAT", "DOUBLE"})
    @DisplayName("§3.5.4, §3.11.3 a string that is no number: NumberFormatException, and the position stays")
    void stringsThatAreNoNumbers(Type column) throws JMSException {
        SluiceMapMessage map = Wire.FACTORY.map();
        map.setString("x", "seven");
        map.setStringProperty("x", "seven");
        StreamMessage stream = Wire.FACTORY.stream();
        stream.writeString("seven");
        stream.reset();

        assertThatThrownBy(() -> column.getProperty.get(map))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("the property 'x'")
                .hasMessageContaining("seven");
        assertThatThrownBy(() -> column.getFromMap.get(map))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("the map entry 'x'");
        assertThatThrownBy(() -> column.read.get(stream)).isInstanceOf(NumberFormatException.class);
        assertThat(stream.readString()).isEqualTo("seven");
    }

    @Test
    @DisplayName("§3.11.3 a string becomes a boolean as Boolean.valueOf says")
    void stringsAsBooleans() throws JMSException {
        MapMessage map = Wire.FACTORY.map();
        map.setString("yes", "TRUE");
        map.setString("no", "yes");

        assertThat(map.getBoolean("yes")).isTrue();
        assertThat(map.getBoolean("no")).isFalse();
    }

    @Test
    void theExceptionSaysWhatIsThereAndNotItsValue() throws JMSException {
        Message message = Wire.FACTORY.message();
        message.setDoubleProperty("salary", 98_765.4);

        assertThatThrownBy(() -> message.getIntProperty("salary"))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("As int, the property 'salary' cannot be read: it is Double.")
                .message()
                .doesNotContain("98765");
    }
}
