package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.SendResult;

class AsyncSendTest {
    private final SluiceTextMessage message = Wire.FACTORY.text("a");

    @Test
    @DisplayName("§7.3.9 while a send is open, headers, properties and body are off limits")
    void offLimits() throws JMSException {
        SluiceBytesMessage bytes = Wire.FACTORY.bytes();
        SluiceMapMessage map = Wire.FACTORY.map();
        SluiceStreamMessage stream = Wire.FACTORY.stream();
        SluiceObjectMessage object = Wire.FACTORY.object("a");
        List.of(message, bytes, map, stream, object).forEach(SluiceMessage::beginAsyncSend);

        List<ThrowingCallable> touches = List.of(
                message::getJMSMessageID,
                message::getJMSReplyTo,
                () -> message.setJMSType("t"),
                () -> message.setJMSPriority(1),
                () -> message.getStringProperty("p"),
                () -> message.setStringProperty("p", "x"),
                () -> message.propertyExists("p"),
                message::getPropertyNames,
                message::clearProperties,
                message::getText,
                () -> message.setText("b"),
                message::clearBody,
                () -> message.getBody(String.class),
                () -> message.isBodyAssignableTo(String.class),
                () -> bytes.writeInt(1),
                bytes::readInt,
                bytes::reset,
                () -> map.getInt("x"),
                () -> map.setInt("x", 1),
                map::getMapNames,
                () -> map.itemExists("x"),
                () -> stream.writeInt(1),
                stream::reset,
                object::getObject,
                () -> object.setObject("b"));

        for (ThrowingCallable touch : touches) {
            assertThatThrownBy(touch)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("CompletionListener");
        }
        assertThat(message).asString().contains("'a'");
    }

    @Test
    @DisplayName("§7.3.6 the headers are there when the completion has come")
    void completed() throws JMSException {
        message.setJMSPriority(1);
        Envelope envelope = Wire.envelope(message);
        message.beginAsyncSend();

        message.endAsyncSend(envelope, SendResult.ONE);

        assertThat(message.getJMSMessageID()).isEqualTo(envelope.messageId());
        assertThat(message.getJMSPriority()).isEqualTo(Wire.PRIORITY);
        assertThat(message.getText()).isEqualTo("a");
    }

    @Test
    void failed() throws JMSException {
        message.setJMSPriority(1);
        message.beginAsyncSend();

        message.endAsyncSend(null, null);

        assertThat(message.getJMSMessageID()).isNull();
        assertThat(message.getJMSPriority()).isEqualTo(1);
    }

    @Test
    void theSameObjectMayBeSentAgainBeforeTheFirstCompletion() {
        message.beginAsyncSend();

        assertThatCode(() -> Wire.envelope(message)).doesNotThrowAnyException();
    }
}
