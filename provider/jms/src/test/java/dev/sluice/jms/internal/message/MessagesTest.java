package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.core.message.Envelope;
import dev.sluice.jms.destination.SluiceQueue;

class MessagesTest {
    private static SluiceMessage adopt(Message message) throws JMSException {
        return Messages.adopt(message, MessageSettings.DEFAULTS);
    }

    @Test
    void oursAreTakenAsTheyAre() throws JMSException {
        SluiceTextMessage ours = Wire.FACTORY.text("a");

        assertThat(adopt(ours)).isSameAs(ours);
    }

    @Test
    @DisplayName("§3.12 another provider's plain message, with headers and properties")
    void headersAndProperties() throws JMSException {
        Queue replies = () -> "replies";
        Message foreign = Wire.foreign(Message.class, Wire.FACTORY.message());
        foreign.setJMSCorrelationID("c");
        foreign.setJMSType("t");
        foreign.setJMSReplyTo(replies);
        foreign.setStringProperty("s", "x");
        foreign.setIntProperty("content-length", 1);
        foreign.setIntProperty("JMS_Other_x", 2);
        foreign.setStringProperty("JMSXGroupID", "g");

        SluiceMessage ours = adopt(foreign);

        assertThat(ours).isExactlyInstanceOf(SluiceMessage.class);
        assertThat(ours.getJMSCorrelationID()).isEqualTo("c");
        assertThat(ours.getJMSType()).isEqualTo("t");
        assertThat(ours.getJMSReplyTo()).isEqualTo(new SluiceQueue("replies"));
        assertThat(ours.getStringProperty("s")).isEqualTo("x");
        assertThat(ours.getIntProperty("content-length")).isEqualTo(1);
        assertThat(ours.getIntProperty("JMS_Other_x")).isEqualTo(2);
        assertThat(ours.getStringProperty("JMSXGroupID")).isEqualTo("g");
    }

    @Test
    @DisplayName("§3.12 each of the five types becomes ours of that type, received ones too")
    void bodies() throws JMSException {
        SluiceBytesMessage bytes = Wire.FACTORY.bytes();
        bytes.writeBytes(new byte[20_000]);
        bytes.writeInt(1);
        SluiceMapMessage map = Wire.FACTORY.map();
        map.setChar("c", 'c');
        map.setBytes("b", new byte[] {1});
        SluiceStreamMessage stream = Wire.FACTORY.stream();
        stream.writeLong(1);
        stream.writeString(null);
        stream.writeBytes(new byte[] {1});

        assertThat(adopt(Wire.foreign(TextMessage.class, Wire.FACTORY.text("a")))
                        .getBody(String.class))
                .isEqualTo("a");
        assertThat(adopt(Wire.foreign(ObjectMessage.class, Wire.FACTORY.object("a")))
                        .getBody(String.class))
                .isEqualTo("a");
        for (SluiceBytesMessage like : List.of(bytes, Wire.sendAndReceive(bytes))) {
            SluiceMessage ours = Wire.sendAndReceive(adopt(Wire.foreign(BytesMessage.class, like)));
            assertThat(ours.getBody(byte[].class)).hasSize(20_004).endsWith(0, 0, 0, 1);
        }
        for (SluiceMapMessage like : List.of(map, Wire.sendAndReceive(map))) {
            Map<?, ?> body = adopt(Wire.foreign(MapMessage.class, like)).getBody(Map.class);
            assertThat((Object) body.get("c")).isEqualTo('c');
            assertThat((Object) body.get("b")).isEqualTo(new byte[] {1});
        }
        for (SluiceStreamMessage like : List.of(stream, Wire.sendAndReceive(stream))) {
            StreamMessage ours = (SluiceStreamMessage) adopt(Wire.foreign(StreamMessage.class, like));
            ours.reset();
            assertThat(ours.readObject()).isEqualTo(1L);
            assertThat(ours.readObject()).isNull();
            assertThat(ours.readObject()).isEqualTo(new byte[] {1});
        }
    }

    @Test
    @DisplayName("§3.11.4 empty bodies keep their type")
    void emptyBodies() throws JMSException {
        assertThat(adopt(Wire.foreign(TextMessage.class, Wire.FACTORY.text(null))))
                .isInstanceOf(SluiceTextMessage.class);
        assertThat(adopt(Wire.foreign(BytesMessage.class, Wire.FACTORY.bytes())))
                .isInstanceOf(SluiceBytesMessage.class);
        assertThat(adopt(Wire.foreign(MapMessage.class, Wire.FACTORY.map()))).isInstanceOf(SluiceMapMessage.class);
        assertThat(adopt(Wire.foreign(StreamMessage.class, Wire.FACTORY.stream())))
                .isInstanceOf(SluiceStreamMessage.class);
        assertThat(adopt(Wire.foreign(ObjectMessage.class, Wire.FACTORY.object(null))))
                .isInstanceOf(SluiceObjectMessage.class);
    }

    @Test
    @DisplayName("§3.4.7, §3.5.9 what another provider set on receipt stays behind")
    void setByTheOtherProvider() throws JMSException {
        SluiceMessage received = Wire.receive(Wire.send(Wire.FACTORY.message()), 7);

        SluiceMessage ours = adopt(Wire.foreign(Message.class, received));

        assertThat(ours.getJMSRedelivered()).isFalse();
        assertThat(Collections.list(ours.getPropertyNames())).isEmpty();
    }

    /** Another provider's message that only has what is given, by the name of the method. */
    private static Message withAnswers(Map<String, Object> answers) {
        return (Message) Proxy.newProxyInstance(
                MessagesTest.class.getClassLoader(), new Class<?>[] {TextMessage.class}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer instanceof Throwable failure) {
                        throw failure;
                    }
                    return answer == null && method.getName().equals("getPropertyNames")
                            ? Collections.emptyEnumeration()
                            : answer;
                });
    }

    @Test
    @DisplayName("§3.12 a MessageFormatException of the other message's own getter surfaces")
    void formatExceptions() {
        MessageFormatException own = new MessageFormatException("broken");

        assertThatThrownBy(() -> adopt(withAnswers(Map.of("getText", own)))).isSameAs(own);
    }

    @Test
    @DisplayName("§3.12 a reply-to that we cannot understand need not survive")
    void strangeReplyTo() throws JMSException {
        SluiceMessage ours = adopt(withAnswers(Map.of("getJMSReplyTo", new Destination() {}, "getText", "a")));

        assertThat(ours.getJMSReplyTo()).isNull();
        assertThat(ours.getBody(String.class)).isEqualTo("a");
    }

    @Test
    void propertiesWithReservedNamesOfOtherProvidersStayBehind() throws JMSException {
        Message foreign = withAnswers(Map.of(
                "getPropertyNames",
                Collections.enumeration(List.of("JMSOtherBrokerTime", "x")),
                "getObjectProperty",
                5));

        assertThat(Collections.list(adopt(foreign).getPropertyNames())).hasToString("[x]");
    }

    @Test
    @DisplayName("§3.4.11, §3.12 the headers are set on the original through its setters")
    void headersBack() throws JMSException {
        SluiceMessage like = Wire.FACTORY.message();
        Message foreign = Wire.foreign(Message.class, like);
        Envelope sent = Wire.envelope(adopt(foreign));

        Messages.copyHeadersBack(sent, foreign);

        assertThat(foreign.getJMSDestination()).isEqualTo(new SluiceQueue("orders"));
        assertThat(foreign.getJMSMessageID()).isEqualTo(sent.messageId());
        assertThat(foreign.getJMSTimestamp()).isEqualTo(Wire.TIMESTAMP);
        assertThat(foreign.getJMSDeliveryTime()).isEqualTo(Wire.DELIVERY_TIME);
        assertThat(foreign.getJMSExpiration()).isEqualTo(Wire.EXPIRATION);
        assertThat(foreign.getJMSPriority()).isEqualTo(Wire.PRIORITY);
        assertThat(foreign.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
    }
}
