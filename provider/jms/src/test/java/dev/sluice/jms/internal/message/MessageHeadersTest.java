package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.message.Envelope;
import dev.sluice.jms.destination.Destinations;
import dev.sluice.jms.destination.SluiceQueue;

class MessageHeadersTest {
    private final SluiceMessage message = Wire.FACTORY.message();

    @Test
    void aNewMessageHasTheDefaults() throws JMSException {
        assertThat(message.getJMSMessageID()).isNull();
        assertThat(message.getJMSDestination()).isNull();
        assertThat(message.getJMSReplyTo()).isNull();
        assertThat(message.getJMSCorrelationID()).isNull();
        assertThat(message.getJMSCorrelationIDAsBytes()).isNull();
        assertThat(message.getJMSType()).isNull();
        assertThat(message.getJMSRedelivered()).isFalse();
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(message.getJMSPriority()).isEqualTo(4);
        assertThat(message.getJMSTimestamp()).isZero();
        assertThat(message.getJMSExpiration()).isZero();
        assertThat(message.getJMSDeliveryTime()).isZero();
    }

    @Test
    @DisplayName("§3.4.11 after the send, the sender's object has the headers of the send, whatever was set before")
    void headersAfterSend() throws JMSException {
        setProviderHeaders(message);

        Envelope envelope = Wire.send(message);

        assertThat(message.getJMSDestination()).isEqualTo(new SluiceQueue("orders"));
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(message.getJMSExpiration()).isEqualTo(Wire.EXPIRATION);
        assertThat(message.getJMSDeliveryTime()).isEqualTo(Wire.DELIVERY_TIME);
        assertThat(message.getJMSPriority()).isEqualTo(Wire.PRIORITY);
        assertThat(message.getJMSMessageID()).isEqualTo(envelope.messageId());
        assertThat(message.getJMSTimestamp()).isEqualTo(Wire.TIMESTAMP);
    }

    @Test
    @DisplayName("§3.4.11 what the sender set there has no effect on the send")
    void settersWithoutEffect() throws JMSException {
        setProviderHeaders(message);

        SluiceMessage received = Wire.sendAndReceive(message);

        assertThat(received.getJMSPriority()).isEqualTo(Wire.PRIORITY);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(received.getJMSExpiration()).isEqualTo(Wire.EXPIRATION);
        assertThat(received.getJMSRedelivered()).isFalse();
    }

    private static void setProviderHeaders(SluiceMessage message) throws JMSException {
        message.setJMSDestination(new SluiceQueue("elsewhere"));
        message.setJMSDeliveryMode(DeliveryMode.PERSISTENT);
        message.setJMSExpiration(1);
        message.setJMSDeliveryTime(2);
        message.setJMSPriority(3);
        message.setJMSMessageID("ID:own");
        message.setJMSTimestamp(4);
        message.setJMSRedelivered(true);
    }

    @Test
    @DisplayName("§3.4 the setters are there for other providers, and what they set is read")
    void settersForOthers() throws JMSException {
        Queue foreign = () -> "elsewhere";
        setProviderHeaders(message);
        message.setJMSDestination(foreign);

        assertThat(message.getJMSDestination()).isSameAs(foreign);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(message.getJMSExpiration()).isEqualTo(1);
        assertThat(message.getJMSDeliveryTime()).isEqualTo(2);
        assertThat(message.getJMSPriority()).isEqualTo(3);
        assertThat(message.getJMSMessageID()).isEqualTo("ID:own");
        assertThat(message.getJMSTimestamp()).isEqualTo(4);
        assertThat(message.getJMSRedelivered()).isTrue();
    }

    @Test
    @DisplayName("§3.4 what is received has all headers of what was sent")
    void receivedHeaders() throws JMSException {
        message.setJMSCorrelationID("c");
        message.setJMSType("t");
        message.setJMSReplyTo(new SluiceQueue("replies"));

        SluiceMessage received = Wire.sendAndReceive(message);

        assertThat(received.getJMSCorrelationID()).isEqualTo("c");
        assertThat(received.getJMSType()).isEqualTo("t");
        assertThat(received.getJMSReplyTo()).isEqualTo(new SluiceQueue("replies"));
        assertThat(received.getJMSMessageID()).startsWith("ID:").isEqualTo(message.getJMSMessageID());
        assertThat(received.getJMSDestination()).isEqualTo(message.getJMSDestination());
        assertThat(received.getJMSTimestamp()).isEqualTo(message.getJMSTimestamp());
        // §3.4.13: the same value on both sides.
        assertThat(received.getJMSDeliveryTime()).isEqualTo(message.getJMSDeliveryTime());
        assertThat(received.getJMSExpiration()).isEqualTo(message.getJMSExpiration());
        assertThat(received.getJMSPriority()).isEqualTo(message.getJMSPriority());
        assertThat(received.getJMSDeliveryMode()).isEqualTo(message.getJMSDeliveryMode());
    }

    @Test
    @DisplayName("§3.4.3 each send of one object has an id of its own")
    void idsAreUnique() throws JMSException {
        Wire.send(message);
        String first = message.getJMSMessageID();
        Wire.send(message);

        assertThat(message.getJMSMessageID()).startsWith("ID:").isNotEqualTo(first);
    }

    @Test
    @DisplayName("§3.4.7 redelivered exactly from the second attempt on")
    void redelivered() throws JMSException {
        Envelope envelope = Wire.send(message);

        assertThat(Wire.receive(envelope, 1).getJMSRedelivered()).isFalse();
        assertThat(Wire.receive(envelope, 2).getJMSRedelivered()).isTrue();
        assertThat(Wire.receive(envelope, 3).attempt()).isEqualTo(3);
    }

    @Test
    @DisplayName("§3.4.7 a message that is forwarded carries neither its redelivered flag nor its delivery count")
    void forwarding() throws JMSException {
        message.setJMSCorrelationID("c");
        SluiceMessage received = Wire.receive(Wire.send(message), 5);

        SluiceMessage forwarded = Wire.receive(Wire.send(received), 1);

        assertThat(forwarded.getJMSRedelivered()).isFalse();
        assertThat(forwarded.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
        assertThat(forwarded.getJMSCorrelationID()).isEqualTo("c");
        assertThat(forwarded.getJMSMessageID()).isNotEqualTo(message.getJMSMessageID());
    }

    @Test
    @DisplayName("§3.10 the headers of a received message can be changed, each without the others")
    void receivedHeadersAreWritable() throws JMSException {
        message.setJMSType("t");
        SluiceMessage received = Wire.receive(Wire.send(message), 2);

        received.setJMSCorrelationID("c");
        received.setJMSPriority(0);

        assertThat(received.getJMSCorrelationID()).isEqualTo("c");
        assertThat(received.getJMSPriority()).isZero();
        assertThat(received.getJMSType()).isEqualTo("t");
        assertThat(received.getJMSRedelivered()).isTrue();
        assertThat(received.getJMSTimestamp()).isEqualTo(Wire.TIMESTAMP);
        assertThat(received.getJMSDestination()).isEqualTo(new SluiceQueue("orders"));
        assertThat(received.getJMSMessageID()).isEqualTo(message.getJMSMessageID());
    }

    @Test
    @DisplayName("§3.10 changed headers do not reach the redelivered copy")
    void changedHeadersStayWithTheirObject() throws JMSException {
        message.setJMSCorrelationIDAsBytes(new byte[] {1});
        Envelope envelope = Wire.send(message);
        SluiceMessage first = Wire.receive(envelope, 1);
        first.getJMSCorrelationIDAsBytes()[0] = 9;
        first.setJMSReplyTo(new SluiceQueue("mine"));

        SluiceMessage second = Wire.receive(envelope, 2);

        assertThat(second.getJMSReplyTo()).isNull();
        assertThat(second.getJMSCorrelationIDAsBytes()).containsExactly(1);
    }

    @Test
    @DisplayName("§3.4.5 the correlation id is a string or bytes, and each is read as the other in UTF-8")
    void correlationId() throws JMSException {
        message.setJMSCorrelationID("größe");
        assertThat(message.getJMSCorrelationIDAsBytes()).isEqualTo("größe".getBytes(StandardCharsets.UTF_8));

        byte[] id = {'a', 'b'};
        message.setJMSCorrelationIDAsBytes(id);
        id[0] = 'z';
        assertThat(message.getJMSCorrelationID()).isEqualTo("ab");
        message.getJMSCorrelationIDAsBytes()[0] = 'z';
        assertThat(message.getJMSCorrelationIDAsBytes()).containsExactly('a', 'b');

        SluiceMessage received = Wire.sendAndReceive(message);
        assertThat(received.getJMSCorrelationIDAsBytes()).containsExactly('a', 'b');
        message.setJMSCorrelationIDAsBytes(null);
        assertThat(message.getJMSCorrelationID()).isNull();
        assertThat(received.getJMSCorrelationID()).isEqualTo("ab");
    }

    @Test
    @DisplayName("§3.4.6 a received reply-to that was a temporary queue is one again")
    void temporaryReplyTo() throws JMSException {
        Destination temporary =
                Destinations.temporary(Address.temporary(AddressKind.QUEUE, "tmp.1"), destination -> {});
        message.setJMSReplyTo(temporary);

        assertThat(message.getJMSReplyTo()).isSameAs(temporary);
        assertThat(Wire.sendAndReceive(message).getJMSReplyTo())
                .isInstanceOf(TemporaryQueue.class)
                .isEqualTo(temporary);
        assertThat(message.getJMSReplyTo()).isSameAs(temporary);
    }

    @Test
    void anotherProvidersReplyToIsSentByName() throws JMSException {
        Queue foreign = () -> "replies";
        message.setJMSReplyTo(foreign);

        assertThat(Wire.sendAndReceive(message).getJMSReplyTo()).isEqualTo(new SluiceQueue("replies"));
        message.setJMSReplyTo(new Destination() {});
        assertThatThrownBy(() -> Wire.send(message)).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    @DisplayName("§3.4.2, §3.4.10 an invalid delivery mode or priority is refused")
    void invalidValues() {
        assertThatThrownBy(() -> message.setJMSDeliveryMode(0)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> message.setJMSDeliveryMode(3)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> message.setJMSPriority(-1)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> message.setJMSPriority(10))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("0 (lowest) to 9");
        assertThatThrownBy(() -> HeaderChecks.deliveryDelay(-1)).isInstanceOf(JMSException.class);
    }

    @Test
    void validValuesPassTheChecks() throws JMSException {
        assertThat(HeaderChecks.deliveryDelay(0)).isZero();
        assertThat(HeaderChecks.priority(9)).isEqualTo(9);
        assertThat(HeaderChecks.deliveryMode(DeliveryMode.PERSISTENT)).isEqualTo(DeliveryMode.PERSISTENT);
    }
}
