package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SluiceTextMessageTest {
    @Test
    void theTextArrives() throws JMSException {
        SluiceTextMessage message = Wire.FACTORY.text(null);
        message.setText("hello");

        assertThat(message.getText()).isEqualTo("hello");
        assertThat(Wire.sendAndReceive(message).getText()).isEqualTo("hello");
    }

    @Test
    @DisplayName("§3.11.2 a received text is read-only until it is cleared")
    void readOnly() throws JMSException {
        SluiceTextMessage sent = Wire.FACTORY.text("hello");
        SluiceTextMessage received = Wire.sendAndReceive(sent);
        assertThatThrownBy(() -> received.setText("x"))
                .isInstanceOf(MessageNotWriteableException.class)
                .hasMessageContaining("TextMessage");

        received.clearBody();
        assertThat(received.getText()).isNull();
        received.setText("x");

        assertThat(received.getText()).isEqualTo("x");
        assertThat(sent.getText()).isEqualTo("hello");
    }

    @Test
    @DisplayName("Message javadoc: getBody returns a text as String or what a String is")
    void getBody() throws JMSException {
        SluiceTextMessage message = Wire.FACTORY.text("hello");

        assertThat(message.getBody(String.class)).isEqualTo("hello");
        assertThat(message.getBody(CharSequence.class)).isEqualTo("hello");
        assertThat(message.getBody(Object.class)).isEqualTo("hello");
        assertThat(message.isBodyAssignableTo(CharSequence.class)).isTrue();
        assertThat(message.isBodyAssignableTo(Integer.class)).isFalse();
        assertThatThrownBy(() -> message.getBody(Integer.class))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("java.lang.Integer");
    }

    @Test
    void anEmptyTextIsABody() throws JMSException {
        assertThat(Wire.sendAndReceive(Wire.FACTORY.text("")).getBody(String.class))
                .isEmpty();
        assertThat(Wire.FACTORY.text("").isBodyAssignableTo(Integer.class)).isFalse();
    }
}
