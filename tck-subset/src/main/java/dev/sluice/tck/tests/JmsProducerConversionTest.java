package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import jakarta.jms.JMSProducer;
import jakarta.jms.MessageFormatRuntimeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Which property of a producer can be read as which type. */
@ConformanceTest
final class JmsProducerConversionTest {
    static Stream<ValueType.Cell> cells() {
        return ValueType.cells(ValueType.OF_PROPERTIES);
    }

    @ParameterizedTest
    @MethodSource("cells")
    @Requirement(
            section = "3.5.4",
            text = "A property of a producer is converted as those of messages; else MessageFormatRuntimeException.",
            pitfalls = {17, 86})
    void aPropertyIsReadAsTheTableSays(ValueType.Cell cell, Jms jms) {
        JMSProducer producer = jms.context().createProducer();
        ProducerValues.set(producer, cell.written(), "p", cell.value());

        if (cell.result() == null) {
            assertThatThrownBy(() -> ProducerValues.get(producer, cell.read(), "p"))
                    .isInstanceOf(MessageFormatRuntimeException.class);
        } else {
            assertThat(ProducerValues.get(producer, cell.read(), "p")).isEqualTo(cell.result());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.tck.tests.ValueType#badNumbers")
    @Requirement(
            section = "10.3",
            text = "A string property that is no number of the type gives NumberFormatException.",
            pitfalls = {17, 86})
    void aStringThatIsNoNumberIsRefused(ValueType.BadNumber bad, Jms jms) {
        JMSProducer producer = jms.context().createProducer().setProperty("p", bad.text());

        assertThatThrownBy(() -> ProducerValues.get(producer, bad.type(), "p"))
                .isInstanceOf(NumberFormatException.class);
    }

    @Test
    @Requirement(
            section = "javadoc JMSProducer.getStringProperty",
            text = "A property that was not set does not exist, and is null as a String and as an object.",
            pitfalls = {17, 86})
    void anAbsentPropertyIsNull(Jms jms) {
        JMSProducer producer = jms.context().createProducer();

        assertThat(producer.propertyExists("absent")).isFalse();
        assertThat(producer.getStringProperty("absent")).isNull();
        assertThat(producer.getObjectProperty("absent")).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"BYTE", "SHORT", "INT", "LONG", "FLOAT", "DOUBLE"})
    @Requirement(
            section = "3.5.8",
            text = "A property that was not set is no number.",
            pitfalls = {17, 86})
    void anAbsentPropertyIsNoNumber(ValueType type, Jms jms) {
        JMSProducer producer = jms.context().createProducer();

        assertThatThrownBy(() -> ProducerValues.get(producer, type, "absent")).isInstanceOf(RuntimeException.class);
    }
}
