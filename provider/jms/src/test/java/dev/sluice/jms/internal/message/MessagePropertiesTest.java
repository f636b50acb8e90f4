package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagePropertiesTest {
    private final SluiceMessage message = Wire.FACTORY.message();

    static Stream<Object> eightTypes() {
        return Stream.of(true, (byte) 1, (short) 1, 1, 1L, 1f, 1d, "1");
    }

    @ParameterizedTest
    @MethodSource("eightTypes")
    @DisplayName("§3.5.5 the eight types are kept as they are")
    void objects(Object value) throws JMSException {
        message.setObjectProperty("x", value);

        assertThat(message.getObjectProperty("x")).isEqualTo(value);
        assertThat(Wire.sendAndReceive(message).getObjectProperty("x")).isEqualTo(value);
    }

    @SuppressWarnings("JavaUtilDate") // the standard names it
    static Stream<Object> otherTypes() {
        return Stream.of('c', new byte[0], new Date(0), new Object(), java.math.BigDecimal.ONE, Thread.State.NEW);
    }

    @ParameterizedTest
    @MethodSource("otherTypes")
    @DisplayName("§3.5.5 other types are refused")
    void otherObjects(Object value) throws JMSException {
        assertThatThrownBy(() -> message.setObjectProperty("x", value))
                .isExactlyInstanceOf(MessageFormatException.class)
                .hasMessageContaining("'x'")
                .hasMessageContaining(value.getClass().getName());
        assertThat(message.propertyExists("x")).isFalse();
    }

    @Test
    @DisplayName("§3.5.8 a property that was never set reads as null")
    void missing() throws JMSException {
        assertThat(message.getObjectProperty("x")).isNull();
        assertThat(message.getStringProperty("x")).isNull();
        assertThat(message.propertyExists("x")).isFalse();
        assertThat(message.propertyExists(null)).isFalse();
        assertThat(message.getObjectProperty(null)).isNull();
    }

    @Test
    void aPropertyThatIsNullExists() throws JMSException {
        message.setStringProperty("x", null);

        assertThat(message.propertyExists("x")).isTrue();
        assertThat(message.getStringProperty("x")).isNull();
        assertThat(names(message)).containsExactly("x");
    }

    @Test
    @DisplayName("§3.5.6 the names leave out headers, and list the delivery count on every received message")
    void names() throws JMSException {
        message.setJMSCorrelationID("c");
        message.setIntProperty("b", 1);
        message.setIntProperty("a", 1);

        assertThat(names(message)).containsExactly("b", "a");
        assertThat(names(Wire.receive(Wire.send(message), 1))).containsExactly("b", "a", "JMSXDeliveryCount");
        assertThat(names(Wire.receive(Wire.send(Wire.FACTORY.message()), 1))).containsExactly("JMSXDeliveryCount");
    }

    @Test
    void anEnumerationOfNamesIsASnapshot() throws JMSException {
        message.setIntProperty("a", 1);
        Enumeration<?> names = message.getPropertyNames();

        message.setIntProperty("b", 1);

        assertThat(Collections.list(names)).hasSize(1);
    }

    @Test
    @DisplayName("§3.5.11 the delivery count is the number of the attempt, and an int")
    void deliveryCount() throws JMSException {
        SluiceMessage received = Wire.receive(Wire.send(message), 3);

        assertThat(received.getIntProperty("JMSXDeliveryCount")).isEqualTo(3);
        assertThat(received.getObjectProperty("JMSXDeliveryCount")).isEqualTo(3);
        assertThat(received.getStringProperty("JMSXDeliveryCount")).isEqualTo("3");
        assertThat(received.propertyExists("JMSXDeliveryCount")).isTrue();
        assertThat(message.propertyExists("JMSXDeliveryCount")).isFalse();
    }

    @Test
    @DisplayName("§3.5.9 the provider's delivery count is not the sender's")
    void deliveryCountOfTheSender() throws JMSException {
        message.setIntProperty("JMSXDeliveryCount", 42);

        SluiceMessage received = Wire.sendAndReceive(message);

        assertThat(received.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
        assertThat(names(received)).containsExactly("JMSXDeliveryCount");
    }

    @Test
    @DisplayName("§3.5.3, §3.10 the properties of a received message are read-only until they are cleared")
    void readOnly() throws JMSException {
        message.setIntProperty("x", 1);
        SluiceMessage received = Wire.sendAndReceive(message);

        assertThatThrownBy(() -> received.setBooleanProperty("x", true))
                .isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setByteProperty("x", (byte) 1))
                .isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setShortProperty("x", (short) 1))
                .isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setIntProperty("x", 1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setLongProperty("x", 1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setFloatProperty("x", 1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setDoubleProperty("x", 1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setStringProperty("x", "")).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setObjectProperty("y", 1)).isInstanceOf(MessageNotWriteableException.class);
        assertThat(received.getIntProperty("x")).isEqualTo(1);

        received.clearProperties();
        received.setIntProperty("x", 2);

        assertThat(received.getIntProperty("x")).isEqualTo(2);
    }

    @Test
    @DisplayName("§3.5.7 clearing leaves no properties at all, and touches neither headers nor body")
    void clearing() throws JMSException {
        SluiceTextMessage text = Wire.FACTORY.text("body");
        text.setJMSType("t");
        text.setIntProperty("x", 1);
        SluiceTextMessage received = Wire.sendAndReceive(text);

        received.clearProperties();

        assertThat(names(received)).isEmpty();
        assertThat(received.propertyExists("JMSXDeliveryCount")).isFalse();
        assertThat(received.getText()).isEqualTo("body");
        assertThat(received.getJMSType()).isEqualTo("t");
        assertThat(received.attempt()).isEqualTo(1);
        assertThatThrownBy(() -> received.setText("new")).isInstanceOf(MessageNotWriteableException.class);
    }

    private static List<Object> names(Message message) throws JMSException {
        return new ArrayList<>(Collections.list((Enumeration<?>) message.getPropertyNames()));
    }
}
