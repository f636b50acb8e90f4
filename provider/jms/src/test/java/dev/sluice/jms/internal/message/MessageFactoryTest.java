package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;

class MessageFactoryTest {
    @Test
    void aReceivedMessageKnowsItsDeliveryAndAcknowledgesThroughItsSession() throws JMSException {
        Delivery delivery = Wire.delivery(Wire.send(Wire.FACTORY.message()), 4);
        List<SluiceMessage> acknowledged = new ArrayList<>();

        SluiceMessage received = MessageFactory.received(delivery, Wire.source(acknowledged::add));
        received.acknowledge();

        assertThat(received.delivery()).isSameAs(delivery);
        assertThat(received.attempt()).isEqualTo(4);
        assertThat(acknowledged).containsExactly(received);
    }

    @Test
    void whatTheSessionThrowsOnAcknowledgeIsThrown() throws JMSException {
        Delivery delivery = Wire.delivery(Wire.send(Wire.FACTORY.message()), 1);
        SluiceMessage received = MessageFactory.received(delivery, Wire.source(message -> {
            throw new IllegalStateException("closed");
        }));

        assertThatThrownBy(received::acknowledge).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("Message javadoc: acknowledge is for consumed messages; on others it does nothing")
    void acknowledgingWhatWasNotReceived() throws JMSException {
        SluiceMessage sent = Wire.FACTORY.message();
        Envelope envelope = Wire.send(sent);
        SluiceMessage browsed = Wire.FACTORY.browsed(envelope, 1);

        assertThatCode(sent::acknowledge).doesNotThrowAnyException();
        assertThatCode(browsed::acknowledge).doesNotThrowAnyException();
        assertThat(sent.delivery()).isNull();
        assertThat(browsed.delivery()).isNull();
    }

    @Test
    void aForwardedMessageCanStillBeAcknowledged() throws JMSException {
        List<SluiceMessage> acknowledged = new ArrayList<>();
        SluiceMessage received = MessageFactory.received(
                Wire.delivery(Wire.send(Wire.FACTORY.message()), 1), Wire.source(acknowledged::add));

        Wire.send(received);
        received.acknowledge();

        assertThat(acknowledged).hasSize(1);
    }

    @Test
    @DisplayName("§4.1.6 a browsed message is read-only and shows the attempt it is given")
    void browsed() throws JMSException {
        SluiceTextMessage browsed = (SluiceTextMessage) Wire.FACTORY.browsed(Wire.send(Wire.FACTORY.text("a")), 3);

        assertThat(browsed.getIntProperty("JMSXDeliveryCount")).isEqualTo(3);
        assertThatThrownBy(() -> browsed.setText("b")).isInstanceOf(jakarta.jms.MessageNotWriteableException.class);
    }

    @Test
    @DisplayName("JMSProducer javadoc: null makes a message without a body")
    void nullBodies() throws JMSException {
        assertThat(Wire.sendAndReceive(Wire.FACTORY.text(null)).getText()).isNull();
        assertThat(Wire.sendAndReceive(Wire.FACTORY.object(null)).getObject()).isNull();
        assertThat(Wire.sendAndReceive(Wire.FACTORY.bytes()).getBodyLength()).isZero();
        assertThat(Wire.sendAndReceive(Wire.FACTORY.map()).getMapNames().hasMoreElements())
                .isFalse();
    }

    @Test
    @DisplayName("Message javadoc, getBody: null for a message without a body, whatever the class")
    void plainMessagesHaveNoBody() throws JMSException {
        SluiceMessage message = Wire.FACTORY.message();

        assertThat(message.getBody(Thread.class)).isNull();
        assertThat(message.isBodyAssignableTo(Thread.class)).isTrue();
    }

    @Test
    void theTextForPeopleSaysWhatAndWhereButNotEverything() throws JMSException {
        SluiceTextMessage text = Wire.FACTORY.text("x".repeat(1_000_000));
        assertThat(text.toString())
                .startsWith("TextMessage[not sent, 'xxx")
                .endsWith("1000000 characters]")
                .hasSizeLessThan(120);

        Envelope envelope = Wire.send(text);

        assertThat(text).asString().startsWith("TextMessage[" + envelope.messageId() + ", queue://orders, 'xxx");
        assertThat(Wire.FACTORY.message()).hasToString("Message[not sent, no body]");
        assertThat(Wire.FACTORY.text(null)).hasToString("TextMessage[not sent, no text]");
        assertThat(Wire.FACTORY.text("a")).hasToString("TextMessage[not sent, 'a']");
        assertThat(Wire.FACTORY.bytes()).hasToString("BytesMessage[not sent, 0 bytes]");
        assertThat(Wire.FACTORY.map()).hasToString("MapMessage[not sent, 0 entries]");
        assertThat(Wire.FACTORY.stream()).hasToString("StreamMessage[not sent, 0 fields]");
        assertThat(Wire.FACTORY.object(null)).hasToString("ObjectMessage[not sent, no object]");
        assertThat(Wire.FACTORY.object("a")).asString().matches("ObjectMessage\\[not sent, an object of \\d+ bytes]");
    }
}
