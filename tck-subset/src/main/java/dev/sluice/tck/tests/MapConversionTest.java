package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageFormatException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Which entry of a map can be read as which type. */
@ConformanceTest
final class MapConversionTest {
    static Stream<ValueType.Cell> cells() {
        return ValueType.cells(ValueType.OF_BODIES);
    }

    @ParameterizedTest
    @MethodSource("cells")
    @Requirement(
            section = "3.11.3",
            text = "An entry can be read as the types that the table marks; others give MessageFormatException.",
            pitfalls = {28, 30})
    void anEntryIsReadAsTheTableSays(ValueType.Cell cell, Jms jms) throws JMSException {
        MapMessage message = jms.connection().createSession().createMapMessage();
        Values.setEntry(message, cell.written(), "e", cell.value());

        check(cell, message, "e");
    }

    @Test
    @Requirement(
            section = "3.11.3",
            text = "The table holds for the entries of a received map too.",
            pitfalls = {28, 30})
    void aReceivedEntryIsReadAsTheTableSays(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage message = loop.session().createMapMessage();
        for (ValueType.Cell cell : cells().toList()) {
            Values.setEntry(message, cell.written(), cell.toString(), cell.value());
        }

        MapMessage received = loop.pass(message);

        for (ValueType.Cell cell : cells().toList()) {
            check(cell, received, cell.toString());
        }
    }

    private static void check(ValueType.Cell cell, MapMessage message, String name) throws JMSException {
        if (cell.result() == null) {
            assertThatThrownBy(() -> Values.getEntry(message, cell.read(), name))
                    .isInstanceOf(MessageFormatException.class);
        } else {
            assertThat(Values.getEntry(message, cell.read(), name)).isEqualTo(cell.result());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.tck.tests.ValueType#badNumbers")
    @Requirement(
            section = "3.11.3",
            text = "A string that is no number of the type gives NumberFormatException.",
            pitfalls = 28)
    void aStringThatIsNoNumberIsRefused(ValueType.BadNumber bad, Jms jms) throws JMSException {
        MapMessage message = jms.connection().createSession().createMapMessage();
        message.setString("e", bad.text());

        assertThatThrownBy(() -> Values.getEntry(message, bad.type(), "e")).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "false, false", "yes, false", "'', false"})
    @Requirement(section = "3.11.3", text = "A string is read as boolean the way Boolean.valueOf does.")
    void aStringIsReadAsBooleanTheWayJavaDoes(String text, boolean expected, Jms jms) throws JMSException {
        MapMessage message = jms.connection().createSession().createMapMessage();
        message.setString("e", text);

        assertThat(message.getBoolean("e")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"absent", "null"})
    @Requirement(
            section = "3.11.3",
            text = "An entry that is null or was not set is false as boolean, null as String, byte[] and object.",
            pitfalls = 30)
    void noValueIsFalseOrNull(String name, Jms jms) throws JMSException {
        MapMessage message = withNull(jms);

        assertThat(message.getBoolean(name)).isFalse();
        assertThat(message.getString(name)).isNull();
        assertThat(message.getBytes(name)).isNull();
        assertThat(message.getObject(name)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"BYTE", "SHORT", "INT", "LONG"})
    @Requirement(
            section = "3.11.3",
            text = "An entry that is null or was not set gives NumberFormatException when read as a whole number.",
            pitfalls = 30)
    void noValueIsNoWholeNumber(ValueType type, Jms jms) throws JMSException {
        MapMessage message = withNull(jms);

        assertThatThrownBy(() -> Values.getEntry(message, type, "absent")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Values.getEntry(message, type, "null")).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"FLOAT", "DOUBLE", "CHAR"})
    @Requirement(
            section = "3.11.3",
            text =
                    "An entry that is null or was not set gives NullPointerException when read as float, double or char.",
            pitfalls = 30)
    void noValueIsNoFloatingNumberAndNoCharacter(ValueType type, Jms jms) throws JMSException {
        MapMessage message = withNull(jms);

        assertThatThrownBy(() -> Values.getEntry(message, type, "absent")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Values.getEntry(message, type, "null")).isInstanceOf(NullPointerException.class);
    }

    private static MapMessage withNull(Jms jms) throws JMSException {
        MapMessage message = jms.connection().createSession().createMapMessage();
        message.setObject("null", null);
        return message;
    }
}
