package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Which property can be read as which type. */
@ConformanceTest
final class PropertyConversionTest {
    static Stream<ValueType.Cell> cells() {
        return ValueType.cells(ValueType.OF_PROPERTIES);
    }

    @ParameterizedTest
    @MethodSource("cells")
    @Requirement(
            section = "3.5.4",
            text = "A property can be read as the types that the table marks; others give MessageFormatException.",
            pitfalls = 17)
    void aPropertyIsReadAsTheTableSays(ValueType.Cell cell, Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();
        Values.setProperty(message, cell.written(), "p", cell.value());

        check(cell, message, "p");
    }

    @Test
    @Requirement(
            section = "3.5.4",
            text = "The table holds for the properties of a received message too.",
            pitfalls = 17)
    void aReceivedPropertyIsReadAsTheTableSays(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        for (ValueType.Cell cell : cells().toList()) {
            Values.setProperty(message, cell.written(), name(cell), cell.value());
        }

        Message received = loop.pass(message);

        for (ValueType.Cell cell : cells().toList()) {
            check(cell, received, name(cell));
        }
    }

    private static String name(ValueType.Cell cell) {
        return cell.written() + "_as_" + cell.read();
    }

    private static void check(ValueType.Cell cell, Message message, String name) throws JMSException {
        if (cell.result() == null) {
            assertThatThrownBy(() -> Values.getProperty(message, cell.read(), name))
                    .isInstanceOf(MessageFormatException.class);
        } else {
            assertThat(Values.getProperty(message, cell.read(), name)).isEqualTo(cell.result());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.tck.tests.ValueType#badNumbers")
    @Requirement(
            section = "3.5.4",
            text = "A string property that is no number of the type gives NumberFormatException.",
            pitfalls = 17)
    void aStringThatIsNoNumberIsRefused(ValueType.BadNumber bad, Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();
        message.setStringProperty("p", bad.text());

        assertThatThrownBy(() -> Values.getProperty(message, bad.type(), "p"))
                .isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "True, true", "false, false", "yes, false", "1, false", "'', false"})
    @Requirement(section = "3.5.4", text = "A string property is read as boolean the way Boolean.valueOf does.")
    void aStringIsReadAsBooleanTheWayJavaDoes(String text, boolean expected, Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();
        message.setStringProperty("p", text);

        assertThat(message.getBooleanProperty("p")).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"BYTE", "SHORT", "INT", "LONG"})
    @Requirement(
            section = "3.5.8",
            text = "A property that was not set gives NumberFormatException when it is read as a whole number.",
            pitfalls = 17)
    void anAbsentPropertyIsNoWholeNumber(ValueType type, Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();

        assertThatThrownBy(() -> Values.getProperty(message, type, "absent")).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"FLOAT", "DOUBLE"})
    @Requirement(
            section = "3.5.8",
            text = "A property that was not set gives NullPointerException when it is read as float or double, "
                    + "as their valueOf does.",
            pitfalls = 17)
    void anAbsentPropertyIsNoFloatingNumber(ValueType type, Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();

        assertThatThrownBy(() -> Values.getProperty(message, type, "absent")).isInstanceOf(NullPointerException.class);
    }

    @Test
    @Requirement(
            section = "3.5.8",
            text = "A property that was not set is false as a boolean and null as a String and as an object.",
            pitfalls = 17)
    void anAbsentPropertyIsFalseOrNull(Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();

        assertThat(message.getBooleanProperty("absent")).isFalse();
        assertThat(message.getStringProperty("absent")).isNull();
        assertThat(message.getObjectProperty("absent")).isNull();
        assertThat(message.propertyExists("absent")).isFalse();
    }

    @Test
    @Requirement(
            section = "3.12",
            text = "A property may be null, and is read like one that was not set.",
            pitfalls = 17)
    void aPropertyMayBeNull(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        message.setStringProperty("string", null);
        message.setObjectProperty("object", null);

        Message received = loop.pass(message);

        assertThat(received.getStringProperty("string")).isNull();
        assertThat(received.getObjectProperty("object")).isNull();
        assertThat(received.getBooleanProperty("object")).isFalse();
        assertThatThrownBy(() -> received.getIntProperty("string")).isInstanceOf(NumberFormatException.class);
    }
}
