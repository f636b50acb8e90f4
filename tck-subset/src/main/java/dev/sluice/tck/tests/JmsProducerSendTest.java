package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The send methods of the simplified API. */
@ConformanceTest
final class JmsProducerSendTest {
    static Stream<Arguments> formsAndDomains() {
        return Arrays.stream(JmsSendForm.values())
                .flatMap(form -> Arrays.stream(Domain.values()).map(domain -> Arguments.of(form, domain)));
    }

    @ParameterizedTest
    @MethodSource("formsAndDomains")
    @Requirement(
            section = "7.2",
            text = "Each method sends a message of its kind with the body it is given, and returns the producer.",
            pitfalls = {85, 86})
    void eachMethodSends(JmsSendForm form, Domain domain, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(domain, jms.context(), jms);
        Message message = loop.context().createTextMessage("word");

        JMSProducer returned = form.send(loop.producer(), loop.destination(), message);

        Message received = loop.receive();
        assertThat(MessageKind.kindsOf(received)).isEqualTo(form.kind().alone());
        assertThat(form.kind().read(received)).isEqualTo("word");
        assertThat(received.getJMSMessageID()).startsWith("ID:");
        assertThat(Domain.describe(received.getJMSDestination())).isEqualTo(Domain.describe(loop.destination()));
        assertThat(returned).isSameAs(loop.producer());
    }

    static Set<JmsSendForm> ofBodies() {
        return JmsSendForm.OF_BODIES;
    }

    @ParameterizedTest
    @MethodSource("ofBodies")
    @Requirement(
            section = "javadoc JMSProducer.send",
            text = "A body that is null makes a message without a body, or a map without entries.",
            pitfalls = 85)
    void aNullBodyMakesAMessageWithoutBody(JmsSendForm form, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);

        form.sendNull(loop.producer(), loop.destination());

        Message received = loop.receive();
        assertThat(MessageKind.kindsOf(received)).isEqualTo(form.kind().alone());
        assertThat(form.kind().read(received)).isNull();
        if (received instanceof MapMessage map) {
            assertThat(Enumerations.names(map.getMapNames())).isEmpty();
        }
    }

    @Test
    @Requirement(section = "javadoc JMSProducer.send", text = "Bodies may be empty.", pitfalls = 85)
    void bodiesMayBeEmpty(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);

        loop.producer()
                .send(loop.destination(), "")
                .send(loop.destination(), Map.of())
                .send(loop.destination(), new byte[0]);

        assertThat(((TextMessage) loop.receive()).getText()).isEmpty();
        assertThat(Enumerations.names(((MapMessage) loop.receive()).getMapNames()))
                .isEmpty();
        assertThat(((BytesMessage) loop.receive()).getBodyLength()).isZero();
    }

    @Test
    @Requirement(
            section = "javadoc JMSProducer.send",
            text = "A message that is null is refused with MessageFormatRuntimeException.",
            pitfalls = 84)
    void aNullMessageIsRefused(Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);

        assertThatThrownBy(() -> JmsSendForm.MESSAGE.sendNull(loop.producer(), loop.destination()))
                .isInstanceOf(MessageFormatRuntimeException.class);
    }

    @ParameterizedTest
    @EnumSource(JmsSendForm.class)
    @Requirement(
            section = "javadoc JMSProducer.send",
            text = "A destination that is null is refused with InvalidDestinationRuntimeException by each method.",
            pitfalls = 84)
    void aNullDestinationIsRefused(JmsSendForm form, Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);
        Message message = loop.context().createTextMessage("word");

        assertThatThrownBy(() -> form.send(loop.producer(), null, message))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @ParameterizedTest
    @EnumSource(JmsSendForm.class)
    @Requirement(
            section = "10.3",
            text = "A destination that is neither queue nor topic is refused with InvalidDestinationRuntimeException.",
            pitfalls = 84)
    void aDestinationOfNoKindIsRefused(JmsSendForm form, Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);
        Message message = loop.context().createTextMessage("word");
        Destination ofNoKind = new Destination() {};

        assertThatThrownBy(() -> form.send(loop.producer(), ofNoKind, message))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    // ---------------------------------------------------------------- maps

    @Test
    @Requirement(
            section = "javadoc JMSProducer.send",
            text = "The entries of a map keep their types and values.",
            pitfalls = 23)
    void entriesOfAMapKeepTheirTypes(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Map<String, Object> body = new HashMap<>();
        for (ValueType type : ValueType.values()) {
            body.put(type.name(), type.sample());
        }
        body.put("null", null);

        loop.producer().send(loop.destination(), body);

        MapMessage received = (MapMessage) loop.receive();
        for (ValueType type : ValueType.values()) {
            assertThat(received.getObject(type.name())).isEqualTo(type.sample());
        }
        assertThat(received.itemExists("null")).isTrue();
        assertThat(received.getObject("null")).isNull();
    }

    @Test
    @Requirement(
            section = "3.9",
            text = "Changing the map, or an array in it, after the send changes nothing.",
            pitfalls = {22, 23})
    void aMapIsCopied(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        byte[] bytes = {1, 2, 3};
        Map<String, Object> body = new HashMap<>(Map.of("bytes", bytes, "text", "sent"));
        loop.producer().send(loop.destination(), body);

        bytes[0] = 99;
        body.put("text", "changed");

        MapMessage received = (MapMessage) loop.receive();
        assertThat(received.getBytes("bytes")).containsExactly(1, 2, 3);
        assertThat(received.getString("text")).isEqualTo("sent");
    }

    static Stream<Map<String, Object>> unsuitableMaps() {
        return Stream.of(
                Map.of("name", new ArrayList<>()),
                Map.of("name", Map.of()),
                Map.of("name", new Object()),
                Map.of("", 1),
                Collections.singletonMap(null, 1));
    }

    @ParameterizedTest
    @MethodSource("unsuitableMaps")
    @Requirement(
            section = "javadoc JMSProducer.send",
            text =
                    "A map with a value that no map message takes, or without a name for one, is refused; nothing is sent.",
            pitfalls = {31, 85})
    void anUnsuitableMapIsRefused(Map<String, Object> unsuitable, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);

        assertThatThrownBy(() -> loop.producer().send(loop.destination(), unsuitable))
                .isInstanceOfAny(MessageFormatRuntimeException.class, IllegalArgumentException.class);

        assertNothingWasSent(loop);
    }

    private static void assertNothingWasSent(ContextLoop loop) throws JMSException {
        loop.send("after it");
        assertThat(loop.receiveText()).isEqualTo("after it");
    }

    // ---------------------------------------------------------------- snapshots

    @Test
    @Requirement(
            section = "3.9",
            text = "Changing an array or an object after the send changes nothing.",
            pitfalls = {22, 23, 24})
    void bodiesAreCopied(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        byte[] bytes = {1, 2, 3};
        ArrayList<String> object = new ArrayList<>(List.of("sent"));
        loop.producer().send(loop.destination(), bytes).send(loop.destination(), object);

        bytes[0] = 99;
        object.add("changed");

        assertThat(loop.receive().getBody(byte[].class)).containsExactly(1, 2, 3);
        assertThat(((ObjectMessage) loop.receive()).getObject()).isEqualTo(List.of("sent"));
    }

    @Test
    @Requirement(
            section = "javadoc JMSProducer.send",
            text = "An object that cannot be serialized is refused with MessageFormatRuntimeException.",
            pitfalls = {24, 85})
    void anObjectThatCannotBeSerializedIsRefused(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Serializable unsuitable = new ArrayList<>(List.of(new Object()));

        assertThatThrownBy(() -> loop.producer().send(loop.destination(), unsuitable))
                .isInstanceOf(MessageFormatRuntimeException.class);

        assertNothingWasSent(loop);
    }

    @Test
    @Requirement(
            section = "3.9",
            text = "A message can be changed and sent again, without effect on what was sent.",
            pitfalls = {1, 22})
    void aMessageCanBeSentAgain(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        TextMessage message = loop.context().createTextMessage("first");
        loop.producer().send(loop.destination(), message);
        String firstId = message.getJMSMessageID();

        message.setText("second");
        loop.producer().send(loop.destination(), message);

        assertThat(loop.receiveText()).isEqualTo("first");
        assertThat(loop.receiveText()).isEqualTo("second");
        assertThat(message.getJMSMessageID()).isNotEqualTo(firstId);
    }

    static Set<MessageHeader> headersSetBySend() {
        return MessageHeader.SET_BY_SEND;
    }

    @ParameterizedTest
    @MethodSource("headersSetBySend")
    @Requirement(
            section = "3.4.11",
            text = "The headers that the send method sets are set on the message that was sent.",
            pitfalls = 1)
    void theHeadersAreSetOnTheMessage(MessageHeader header, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message message = loop.context().createTextMessage("text");
        Object unusual = header.unusual(jms, jms.connection().createSession());
        header.set(message, unusual);

        Message received = loop.pass(message);

        assertThat(header.get(message)).isNotEqualTo(MessageHeader.comparable(unusual));
        assertThat(header.get(message)).isEqualTo(header.get(received));
    }

    @Test
    @Requirement(
            section = "6.2.9",
            text = "What the producers of a context send to one destination arrives in the order of the sends.",
            pitfalls = 92)
    void producersOfAContextKeepTheOrder(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        JMSProducer other = loop.context().createProducer();

        for (int number = 0; number < 20; number++) {
            (number % 3 == 0 ? other : loop.producer()).send(loop.destination(), Integer.toString(number));
        }

        for (int number = 0; number < 20; number++) {
            assertThat(loop.receiveText()).isEqualTo(Integer.toString(number));
        }
    }

    // ---------------------------------------------------------------- foreign messages

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    @Requirement(
            section = "3.12",
            text =
                    "A foreign message is accepted, and gets the headers of the send and the producer's properties itself.",
            pitfalls = {35, 86, 121})
    void aForeignMessageIsAccepted(MessageKind kind, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message foreign = ForeignMessage.of(kind, "word");
        loop.producer().setProperty("name", "value").setJMSType("type").setPriority(7);

        Message received = loop.pass(foreign);

        assertThat(MessageKind.kindsOf(received)).isEqualTo(kind.alone());
        for (Message message : new Message[] {foreign, received}) {
            assertThat(message.getStringProperty("name")).isEqualTo("value");
            assertThat(message.getJMSType()).isEqualTo("type");
        }
        for (MessageHeader header : MessageHeader.SET_BY_SEND) {
            assertThat(header.get(foreign)).isEqualTo(header.get(received));
        }
    }

    @Test
    @Requirement(
            section = "3.12",
            text =
                    "What a foreign message's getter throws reaches the sender as its unchecked twin, and nothing is sent.",
            pitfalls = 120)
    void whatAForeignMessageThrowsReachesTheSender(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        TextMessage failing = new ForeignTextMessage() {
            @Override
            public String getText() throws JMSException {
                throw new MessageFormatException("on purpose");
            }
        };

        assertThatThrownBy(() -> loop.producer().send(loop.destination(), failing))
                .isInstanceOf(MessageFormatRuntimeException.class);

        assertNothingWasSent(loop);
    }

    @Test
    @Requirement(
            section = "10.2",
            text = "An unchecked exception says what is wrong, as a checked one does.",
            pitfalls = 84)
    void anUncheckedExceptionSaysWhatIsWrong(Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);

        assertThatThrownBy(() -> loop.producer().send(null, "text"))
                .isInstanceOf(JMSRuntimeException.class)
                .satisfies(thrown -> assertThat(thrown.getMessage()).isNotBlank());
    }
}
