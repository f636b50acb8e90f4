package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.core.message.Envelope;

class SluiceObjectMessageTest {
    record Order(String id, List<Integer> lines) implements Serializable {}

    private static final MessageSettings TRUSTING =
            MessageSettings.DEFAULTS.withTrustedClasses(TrustedClasses.of(List.of(Order.class.getName())));

    private final SluiceObjectMessage message = made(TRUSTING);

    private static SluiceObjectMessage made(MessageSettings settings) {
        return new SluiceObjectMessage(new MessageSource(settings, null, null));
    }

    private static SluiceObjectMessage receive(Envelope envelope, MessageSettings settings) {
        return (SluiceObjectMessage)
                MessageFactory.received(Wire.delivery(envelope, 1), new MessageSource(settings, null, null));
    }

    @Test
    void theObjectArrives() throws JMSException {
        message.setObject(new Order("o1", List.of(1, 2)));

        assertThat(receive(Wire.send(message), TRUSTING).getObject()).isEqualTo(new Order("o1", List.of(1, 2)));
    }

    @Test
    @DisplayName("ObjectMessage javadoc: the snapshot is taken when the object is set")
    void snapshotWhenSet() throws JMSException {
        ArrayList<String> list = new ArrayList<>(List.of("a"));
        message.setObject(list);
        list.add("b");

        assertThat(message.getObject()).isEqualTo(List.of("a"));
        assertThat(receive(Wire.send(message), TRUSTING).getObject()).isEqualTo(List.of("a"));
    }

    @Test
    @DisplayName("§3.12 each getObject returns an object of its own")
    void aNewObjectEachTime() throws JMSException {
        message.setObject(new ArrayList<>(List.of("a")));
        SluiceObjectMessage received = receive(Wire.send(message), TRUSTING);

        assertThat(received.getObject()).isNotSameAs(received.getObject());
        ((List<?>) received.getObject()).clear();
        assertThat(received.getObject()).isEqualTo(List.of("a"));
    }

    @Test
    @DisplayName("§3.11.2 a received object is read-only until it is cleared")
    void readOnly() throws JMSException {
        message.setObject("a");
        Envelope envelope = Wire.send(message);
        SluiceObjectMessage received = receive(envelope, TRUSTING);

        assertThatThrownBy(() -> received.setObject("b")).isInstanceOf(MessageNotWriteableException.class);
        received.clearBody();
        assertThat(received.getObject()).isNull();
        received.setObject("b");

        assertThat(receive(envelope, TRUSTING).getObject()).isEqualTo("a");
    }

    @Test
    void whatCannotBeSerializedIsRefusedWhenSet() throws JMSException {
        message.setObject("before");

        assertThatThrownBy(() -> message.setObject(new ArrayList<>(List.of(new NotSerializable()))))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining(NotSerializable.class.getName())
                .hasCauseInstanceOf(NotSerializableException.class);
        assertThat(message.getObject()).isEqualTo("before");
    }

    static final class NotSerializable {}

    @Test
    @DisplayName("Message javadoc: getBody returns an object as what it is; no object, null for any class")
    void getBody() throws JMSException {
        assertThat(message.getBody(Thread.class)).isNull();
        assertThat(message.isBodyAssignableTo(Thread.class)).isTrue();

        message.setObject(new Order("o1", List.of()));

        assertThat(message.getBody(Order.class).id()).isEqualTo("o1");
        assertThat(message.getBody(Serializable.class)).isInstanceOf(Order.class);
        assertThat(message.isBodyAssignableTo(Serializable.class)).isTrue();
        assertThat(message.isBodyAssignableTo(String.class)).isFalse();
        assertThatThrownBy(() -> message.getBody(String.class)).isInstanceOf(MessageFormatException.class);
    }

    @Test
    void aClassThatIsNotTrustedIsRefusedByName() throws JMSException {
        message.setObject(new Order("o1", List.of()));
        SluiceObjectMessage received = receive(Wire.send(message), MessageSettings.DEFAULTS);

        assertThatThrownBy(received::getObject)
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("class " + Order.class.getName() + " is not trusted")
                .hasMessageContaining("trustedClasses=" + Order.class.getName())
                .hasMessageContaining("trustedClasses=dev.sluice.jms.internal.message.*");
        assertThatThrownBy(() -> received.getBody(Object.class)).isInstanceOf(MessageFormatException.class);
        // Message javadoc: false when deserialization fails.
        assertThat(received.isBodyAssignableTo(Object.class)).isFalse();
    }

    static final class Exploding implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) {
            throw new IllegalStateException("boom");
        }
    }

    @Test
    void whatAClassOfTheApplicationThrowsIsAFormatException() throws JMSException {
        SluiceObjectMessage exploding =
                made(MessageSettings.DEFAULTS.withTrustedClasses(TrustedClasses.of(List.of("dev.sluice.**"))));
        exploding.setObject(new Exploding());

        assertThatThrownBy(exploding::getObject)
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("boom")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void byReferenceTheVeryObjectArrives() throws JMSException {
        SluiceObjectMessage sent = made(MessageSettings.DEFAULTS.withObjectsByReference(true));
        Order order = new Order("o1", List.of());
        sent.setObject(order);

        SluiceObjectMessage received = receive(Wire.send(sent), MessageSettings.DEFAULTS);

        assertThat(received.getObject()).isSameAs(order);
        assertThat(received.getBody(Order.class)).isSameAs(order);
        assertThat(received.isBodyAssignableTo(String.class)).isFalse();
        assertThat(received).asString().contains("by reference");
    }
}
