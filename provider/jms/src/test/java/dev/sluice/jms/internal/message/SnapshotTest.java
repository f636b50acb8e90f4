package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;

import jakarta.jms.JMSException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.Envelope;

/** One envelope, many who hold it: what any of them changes, no other sees. */
class SnapshotTest {
    /** Returns a message of a kind whose body says 1. */
    private static SluiceMessage message(BodyKind kind) throws JMSException {
        SluiceMessage message =
                switch (kind) {
                    case NONE -> Wire.FACTORY.message();
                    case TEXT -> Wire.FACTORY.text(null);
                    case BYTES -> Wire.FACTORY.bytes();
                    case MAP -> Wire.FACTORY.map();
                    case STREAM -> Wire.FACTORY.stream();
                    case OBJECT -> Wire.FACTORY.object(null);
                };
        setBody(message, 1);
        return message;
    }

    private static void setBody(SluiceMessage message, int value) throws JMSException {
        if (message instanceof SluiceTextMessage text) {
            text.setText("" + value);
        } else if (message instanceof SluiceBytesMessage bytes) {
            bytes.writeInt(value);
        } else if (message instanceof SluiceMapMessage map) {
            map.setInt("x", value);
        } else if (message instanceof SluiceStreamMessage stream) {
            stream.writeInt(value);
        } else if (message instanceof SluiceObjectMessage object) {
            object.setObject(value);
        }
    }

    private static Object body(SluiceMessage message) throws JMSException {
        if (message instanceof SluiceStreamMessage stream) {
            stream.reset();
            return stream.readInt();
        }
        return message.getBody(Object.class);
    }

    @ParameterizedTest
    @EnumSource(BodyKind.class)
    @DisplayName("§3.9 the sender may change and re-send its object at once")
    void theSenderChanges(BodyKind kind) throws JMSException {
        SluiceMessage sender = message(kind);
        sender.setIntProperty("p", 1);
        Envelope first = Wire.send(sender);
        sender.setIntProperty("p", 2);
        sender.setIntProperty("q", 2);
        sender.setJMSType("second");
        sender.clearBody();
        setBody(sender, 2);
        Envelope second = Wire.send(sender);
        sender.clearProperties();
        sender.clearBody();

        assertHolds(Wire.receive(first, 1), 1, message(kind));
        assertThat(Wire.receive(first, 1).propertyExists("q")).isFalse();
        assertThat(Wire.receive(first, 1).getJMSType()).isNull();
        SluiceMessage changed = message(kind);
        changed.clearBody();
        setBody(changed, 2);
        assertHolds(Wire.receive(second, 1), 2, changed);
    }

    @ParameterizedTest
    @EnumSource(BodyKind.class)
    @DisplayName("§3.10 what a receiver changes after clearing reaches no other copy and no redelivery")
    void aReceiverChanges(BodyKind kind) throws JMSException {
        SluiceMessage sender = message(kind);
        sender.setIntProperty("p", 1);
        Envelope envelope = Wire.send(sender);
        SluiceMessage one = Wire.receive(envelope, 1);
        SluiceMessage other = Wire.receive(envelope, 1);

        one.clearProperties();
        one.setIntProperty("p", 9);
        one.clearBody();
        setBody(one, 9);
        one.setJMSCorrelationID("mine");
        Wire.send(one);

        assertHolds(other, 1, message(kind));
        assertHolds(Wire.receive(envelope, 2), 1, message(kind));
        assertThat(other.getJMSCorrelationID()).isNull();
        assertThat(sender.getIntProperty("p")).isEqualTo(1);
    }

    private static void assertHolds(SluiceMessage message, int property, SluiceMessage expectedBody)
            throws JMSException {
        assertThat(message.getIntProperty("p")).isEqualTo(property);
        assertThat(body(message)).isEqualTo(body(Wire.sendAndReceive(expectedBody)));
    }

    @ParameterizedTest
    @EnumSource(BodyKind.class)
    @DisplayName("§3.5.7, §3.11.1 clearBody leaves properties and headers alone")
    void clearBody(BodyKind kind) throws JMSException {
        SluiceMessage sender = message(kind);
        sender.setIntProperty("p", 1);
        sender.setJMSType("t");
        SluiceMessage received = Wire.receive(Wire.send(sender), 2);

        received.clearBody();

        assertThat(received.getIntProperty("p")).isEqualTo(1);
        assertThat(received.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        assertThat(received.getJMSType()).isEqualTo("t");
        assertThat(received.getJMSMessageID()).isEqualTo(sender.getJMSMessageID());
        assertThat(received.getJMSRedelivered()).isTrue();
        assertThat(received.bodyKind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(BodyKind.class)
    @DisplayName("§3.11.4 a message keeps its type, with an empty body too")
    void emptyBodies(BodyKind kind) throws JMSException {
        SluiceMessage empty = message(kind);
        empty.clearBody();

        SluiceMessage received = Wire.sendAndReceive(empty);

        assertThat(received).hasSameClassAs(empty);
        if (kind != BodyKind.STREAM) {
            assertThat(received.getBody(Thread.class)).isNull();
            assertThat(received.isBodyAssignableTo(Thread.class)).isTrue();
        }
    }

    @Test
    void sendingCopiesNothingThatDoesNotChange() throws JMSException {
        SluiceMapMessage sender = Wire.FACTORY.map();
        sender.setInt("x", 1);
        sender.setIntProperty("p", 1);

        Envelope first = Wire.send(sender);
        Envelope second = Wire.send(sender);

        assertThat(second.properties()).isSameAs(first.properties());
        assertThat(second.body()).isSameAs(first.body());
    }

    @Test
    void aForwardedMessageSharesWhatItWasReceivedWith() throws JMSException {
        SluiceTextMessage sender = Wire.FACTORY.text("a");
        sender.setIntProperty("p", 1);
        Envelope envelope = Wire.send(sender);

        Envelope forwarded = Wire.send(Wire.receive(envelope, 1));

        assertThat(forwarded.properties()).isSameAs(envelope.properties());
        assertThat(forwarded.body()).isSameAs(envelope.body());
        assertThat(Collections.list(sender.getPropertyNames())).hasSize(1);
    }
}
