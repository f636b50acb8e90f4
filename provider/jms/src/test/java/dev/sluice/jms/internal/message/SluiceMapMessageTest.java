package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class SluiceMapMessageTest {
    private final SluiceMapMessage message = Wire.FACTORY.map();

    @ParameterizedTest
    @NullAndEmptySource
    @DisplayName("MapMessage javadoc: a null or empty name is an IllegalArgumentException in all setters, setBytes too")
    void nullAndEmptyNames(String name) throws JMSException {
        assertThatThrownBy(() -> message.setBoolean(name, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setByte(name, (byte) 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setShort(name, (short) 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setChar(name, 'c')).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setInt(name, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setLong(name, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setFloat(name, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setDouble(name, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setString(name, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setBytes(name, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setBytes(name, new byte[0], 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setObject(name, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(message.getObject(name)).isNull();
        assertThat(message.itemExists(name)).isFalse();
    }

    @Test
    @DisplayName("§3.12 arrays are copied in and out")
    void arraysAreCopied() throws JMSException {
        byte[] array = {1};
        byte[] object = {1};
        message.setBytes("array", array);
        message.setBytes("part", array, 0, 1);
        message.setObject("object", object);
        array[0] = 9;
        object[0] = 9;
        SluiceMapMessage received = Wire.sendAndReceive(message);
        received.getBytes("array")[0] = 9;
        ((byte[]) received.getObject("array"))[0] = 9;
        ((byte[]) received.getBody(Map.class).get("array"))[0] = 9;

        for (String name : List.of("array", "part", "object")) {
            assertThat(received.getBytes(name)).containsExactly(1);
            assertThat(message.getBytes(name)).containsExactly(1);
        }
    }

    @Test
    void aNullArrayIsKeptAsNull() throws JMSException {
        message.setBytes("x", null);
        message.setBytes("y", null, 0, 0);

        assertThat(message.itemExists("x")).isTrue();
        assertThat(message.getBytes("x")).isNull();
        assertThat(message.getBytes("y")).isNull();
        assertThatThrownBy(() -> message.setBytes("z", new byte[1], 0, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theNamesAreASnapshot() throws JMSException {
        message.setInt("b", 1);
        Enumeration<?> names = message.getMapNames();
        message.setInt("a", 1);

        assertThat(new ArrayList<Object>(Collections.list(names))).containsExactly("b");
        assertThat(new ArrayList<Object>(Collections.list(message.getMapNames())))
                .containsExactly("b", "a");
    }

    @Test
    @DisplayName("§3.11.2 a received map is read-only until it is cleared")
    void readOnly() throws JMSException {
        message.setInt("x", 1);
        SluiceMapMessage received = Wire.sendAndReceive(message);

        checkReadOnly(received);
        received.clearBody();
        received.setInt("x", 2);

        assertThat(received.getInt("x")).isEqualTo(2);
        assertThat(message.getInt("x")).isEqualTo(1);
    }

    private static void checkReadOnly(MapMessage received) throws JMSException {
        assertThatThrownBy(() -> received.setInt("x", 2)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setBytes("x", null)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setObject("x", 1)).isInstanceOf(MessageNotWriteableException.class);
        assertThat(received.getInt("x")).isEqualTo(1);
    }

    @Test
    @DisplayName("§3.9 changing after sending leaves the message sent alone, in both directions")
    void changingAfterSending() throws JMSException {
        message.setInt("x", 1);
        SluiceMapMessage first = Wire.sendAndReceive(message);
        message.setInt("x", 2);
        message.setInt("y", 2);
        SluiceMapMessage second = Wire.sendAndReceive(message);
        message.clearBody();

        assertThat(first.getInt("x")).isEqualTo(1);
        assertThat(first.itemExists("y")).isFalse();
        assertThat(second.getInt("x")).isEqualTo(2);
        assertThat(second.getInt("y")).isEqualTo(2);
        assertThat(message.itemExists("x")).isFalse();
    }

    @Test
    @DisplayName("Message javadoc: getBody returns a map of one's own, as Map or Object and nothing else")
    void getBody() throws JMSException {
        message.setInt("a", 1);
        message.setString("b", null);
        SluiceMapMessage received = Wire.sendAndReceive(message);

        @SuppressWarnings("unchecked")
        Map<String, Object> body = received.getBody(Map.class);
        assertThat(body).containsEntry("a", 1).containsEntry("b", null).hasSize(2);
        body.put("c", 1);

        assertThat(received.getBody(Object.class)).isInstanceOf(Map.class);
        assertThat(received.itemExists("c")).isFalse();
        assertThat(received.isBodyAssignableTo(Map.class)).isTrue();
        assertThat(received.isBodyAssignableTo(HashMap.class)).isFalse();
        assertThatThrownBy(() -> received.getBody(HashMap.class)).isInstanceOf(MessageFormatException.class);
    }

    @Test
    @DisplayName("§3.11.3 only the ten types are entries")
    void otherTypes() {
        assertThatThrownBy(() -> message.setObject("x", new Object()))
                .isExactlyInstanceOf(MessageFormatException.class)
                .hasMessageContaining("'x'");
    }
}
