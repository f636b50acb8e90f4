package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.StreamMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Which field of a stream can be read as which type, and where the stream stands when that fails. */
@ConformanceTest
final class StreamConversionTest {
    static Stream<ValueType.Cell> cells() {
        return ValueType.cells(ValueType.OF_BODIES);
    }

    @ParameterizedTest
    @MethodSource("cells")
    @Requirement(
            section = "3.11.3",
            text = "A field can be read as the types that the table marks; others give MessageFormatException.",
            pitfalls = 30)
    void aFieldIsReadAsTheTableSays(ValueType.Cell cell, Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        Values.write(message, cell.written(), cell.value());
        message.reset();

        if (cell.result() == null) {
            assertThatThrownBy(() -> Values.read(message, cell.read())).isInstanceOf(MessageFormatException.class);
        } else {
            assertThat(Values.read(message, cell.read())).isEqualTo(cell.result());
        }
    }

    static Stream<ValueType.Cell> refusedCells() {
        return cells().filter(cell -> cell.result() == null);
    }

    @ParameterizedTest
    @MethodSource("refusedCells")
    @Requirement(
            section = "3.11.3",
            text = "A read that fails leaves the position where it was, so that the field can be read as another type.",
            pitfalls = 28)
    void aRefusedFieldCanBeReadAgain(ValueType.Cell cell, Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        Values.write(message, cell.written(), cell.value());
        message.reset();

        assertThatThrownBy(() -> Values.read(message, cell.read())).isInstanceOf(JMSException.class);

        assertThat(Values.read(message, cell.written())).isEqualTo(cell.value());
    }

    @Test
    @Requirement(
            section = "3.11.3",
            text = "The table holds for the fields of a received stream too.",
            pitfalls = {28, 30})
    void aReceivedFieldIsReadAsTheTableSays(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        StreamMessage message = loop.session().createStreamMessage();
        for (ValueType.Cell cell : cells().toList()) {
            Values.write(message, cell.written(), cell.value());
        }

        StreamMessage received = loop.pass(message);

        for (ValueType.Cell cell : cells().toList()) {
            if (cell.result() == null) {
                assertThatThrownBy(() -> Values.read(received, cell.read())).isInstanceOf(MessageFormatException.class);
                assertThat(Values.read(received, cell.written())).isEqualTo(cell.value());
            } else {
                assertThat(Values.read(received, cell.read())).isEqualTo(cell.result());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.tck.tests.ValueType#badNumbers")
    @Requirement(
            section = "3.11.3",
            text =
                    "A string that is no number of the type gives NumberFormatException and can be read again as string.",
            pitfalls = 28)
    void aStringThatIsNoNumberIsRefused(ValueType.BadNumber bad, Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        message.writeString(bad.text());
        message.writeInt(5);
        message.reset();

        assertThatThrownBy(() -> Values.read(message, bad.type())).isInstanceOf(NumberFormatException.class);

        assertThat(message.readString()).isEqualTo(bad.text());
        assertThat(message.readInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "false, false", "yes, false", "'', false"})
    @Requirement(section = "3.11.3", text = "A string is read as boolean the way Boolean.valueOf does.")
    void aStringIsReadAsBooleanTheWayJavaDoes(String text, boolean expected, Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        message.writeString(text);
        message.reset();

        assertThat(message.readBoolean()).isEqualTo(expected);
    }

    @Test
    @Requirement(
            section = "3.11.3",
            text = "A null field is false as boolean, and null as String and as object.",
            pitfalls = 30)
    void nullIsFalseOrNull(Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        message.writeString(null);
        message.writeObject(null);
        message.writeString(null);
        message.reset();

        assertThat(message.readString()).isNull();
        assertThat(message.readObject()).isNull();
        assertThat(message.readBoolean()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"BYTE", "SHORT", "INT", "LONG"})
    @Requirement(
            section = "3.11.3",
            text = "A null field gives NumberFormatException when read as a whole number, and can be read again.",
            pitfalls = {28, 30})
    void nullIsNoWholeNumber(ValueType type, Jms jms) throws JMSException {
        StreamMessage message = withNull(jms);

        assertThatThrownBy(() -> Values.read(message, type)).isInstanceOf(NumberFormatException.class);
        assertThat(message.readString()).isNull();
        assertThat(message.readInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"FLOAT", "DOUBLE", "CHAR"})
    @Requirement(
            section = "3.11.3",
            text = "A null field gives NullPointerException when read as float, double or char.",
            pitfalls = 30)
    void nullIsNoFloatingNumberAndNoCharacter(ValueType type, Jms jms) throws JMSException {
        StreamMessage message = withNull(jms);

        assertThatThrownBy(() -> Values.read(message, type)).isInstanceOf(NullPointerException.class);
    }

    private static StreamMessage withNull(Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        message.writeString(null);
        message.writeInt(5);
        message.reset();
        return message;
    }
}
