package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Messages that another provider, or nobody, has made. */
@ConformanceTest
final class ForeignMessageTest {
    static Stream<Arguments> kindsAndDomains() {
        return Arrays.stream(MessageKind.values())
                .flatMap(kind -> Arrays.stream(Domain.values()).map(domain -> Arguments.of(kind, domain)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndDomains")
    @Requirement(
            section = "3.12",
            text = "A foreign message of any kind is accepted and arrives as that kind, body and properties included.",
            pitfalls = 35)
    void aForeignMessageArrives(MessageKind kind, Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        Message foreign = ForeignMessage.of(kind, "word");
        foreign.setStringProperty("property", "value");

        Message received = loop.pass(foreign);

        assertThat(received).isNotSameAs(foreign);
        assertThat(MessageKind.kindsOf(received)).isEqualTo(kind.alone());
        assertThat(received.getStringProperty("property")).isEqualTo("value");
        if (kind != MessageKind.PLAIN) {
            assertThat(kind.read(received)).isEqualTo("word");
        }
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    @Requirement(
            section = "3.12",
            text = "A foreign message without a body arrives as its kind, too.",
            pitfalls = {35, 36})
    void aForeignMessageWithoutBodyArrives(MessageKind kind, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);

        Message received = loop.pass(ForeignMessage.of(kind));

        assertThat(MessageKind.kindsOf(received)).isEqualTo(kind.alone());
    }

    static Set<MessageHeader> headersSetBySend() {
        return MessageHeader.SET_BY_SEND;
    }

    @ParameterizedTest
    @MethodSource("headersSetBySend")
    @Requirement(
            section = "3.4.11",
            text = "The headers that the send method sets are set on the foreign message itself.",
            pitfalls = {35, 121})
    void theHeadersAreSetOnTheForeignMessage(MessageHeader header, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        loop.producer().setTimeToLive(600_000);
        Message foreign = ForeignMessage.of(MessageKind.TEXT, "word");
        Object unusual = header.unusual(jms, loop.session());
        header.set(foreign, unusual);

        Message received = loop.pass(foreign);

        assertThat(header.get(foreign)).isNotEqualTo(MessageHeader.comparable(unusual));
        assertThat(header.get(foreign)).isEqualTo(header.get(received));
    }

    @Test
    @Requirement(
            section = "3.12",
            text = "The headers of the application on a foreign message reach the receiver.",
            pitfalls = 35)
    void theHeadersOfTheApplicationReachTheReceiver(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message foreign = ForeignMessage.of(MessageKind.TEXT, "word");
        foreign.setJMSCorrelationID("correlated");
        foreign.setJMSType("type");
        foreign.setJMSReplyTo(loop.destination());

        Message received = loop.pass(foreign);

        assertThat(received.getJMSCorrelationID()).isEqualTo("correlated");
        assertThat(received.getJMSType()).isEqualTo("type");
        assertThat(Domain.describe(received.getJMSReplyTo())).isEqualTo(Domain.describe(loop.destination()));
    }

    static Set<ValueType> propertyTypes() {
        return ValueType.OF_PROPERTIES;
    }

    @ParameterizedTest
    @MethodSource("propertyTypes")
    @Requirement(section = "3.12", text = "A foreign message's property keeps its type.", pitfalls = 35)
    void aPropertyKeepsItsType(ValueType type, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message foreign = ForeignMessage.of(MessageKind.PLAIN);
        foreign.setObjectProperty("property", type.sample());

        assertThat(loop.pass(foreign).getObjectProperty("property")).isEqualTo(type.sample());
    }

    @Test
    @Requirement(section = "3.12", text = "The entries of a foreign map keep their types.", pitfalls = 35)
    void entriesKeepTheirTypes(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage foreign = new ForeignMapMessage();
        for (ValueType type : ValueType.values()) {
            foreign.setObject(type.name(), type.sample());
        }

        MapMessage received = loop.pass(foreign);

        for (ValueType type : ValueType.values()) {
            assertThat(received.getObject(type.name())).isEqualTo(type.sample());
        }
    }

    @Test
    @Requirement(section = "3.12", text = "The fields of a foreign stream keep their types and order.", pitfalls = 35)
    void fieldsKeepTheirTypes(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        StreamMessage foreign = new ForeignStreamMessage();
        for (ValueType type : ValueType.values()) {
            foreign.writeObject(type.sample());
        }

        StreamMessage received = loop.pass(foreign);

        for (ValueType type : ValueType.values()) {
            assertThat(received.readObject()).isEqualTo(type.sample());
        }
    }

    static Set<MessageKind> kindsWithBody() {
        return MessageKind.WITH_BODY;
    }

    @ParameterizedTest
    @MethodSource("kindsWithBody")
    @Requirement(
            section = "3.9",
            text = "A foreign message can be changed and sent again, without effect on what was sent.",
            pitfalls = {22, 35})
    void aForeignMessageCanBeChangedAndSentAgain(MessageKind kind, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message foreign = ForeignMessage.of(kind, "first");
        loop.producer().send(foreign);
        String firstId = foreign.getJMSMessageID();

        foreign.clearBody();
        kind.write(foreign, "second");
        loop.producer().send(foreign);

        assertThat(kind.read(loop.receive())).isEqualTo("first");
        assertThat(kind.read(loop.receive())).isEqualTo("second");
        assertThat(foreign.getJMSMessageID()).isNotEqualTo(firstId);
    }

    @Test
    @Requirement(
            section = "3.4.7",
            text = "A message that another provider has delivered several times can be sent on, and begins anew.",
            pitfalls = {8, 15, 35})
    void aMessageFromAnotherProviderBeginsAnew(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message foreign = ForeignMessage.of(MessageKind.TEXT, "word");
        foreign.setJMSRedelivered(true);
        foreign.setIntProperty("JMSXDeliveryCount", 5);
        foreign.setStringProperty("JMSXGroupID", "group");

        Message received = loop.pass(foreign);

        assertThat(received.getJMSRedelivered()).isFalse();
        assertThat(received.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
        assertThat(received.getStringProperty("JMSXGroupID")).isEqualTo("group");
    }

    @Test
    @Requirement(
            section = "3.12",
            text = "What a foreign message's getter throws reaches the sender, and nothing is sent.",
            pitfalls = 120)
    void whatTheBodysGetterThrowsReachesTheSender(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        TextMessage failing = new ForeignTextMessage() {
            @Override
            public String getText() throws JMSException {
                throw new MessageFormatException("on purpose");
            }
        };

        assertThatThrownBy(() -> loop.producer().send(failing)).isInstanceOf(MessageFormatException.class);

        assertNothingWasSent(loop);
    }

    @Test
    @Requirement(
            section = "3.12",
            text = "What the getter of a foreign map throws reaches the sender, and nothing is sent.",
            pitfalls = 120)
    void whatAnEntrysGetterThrowsReachesTheSender(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage failing = new ForeignMapMessage() {
            @Override
            public Object getObject(String name) throws JMSException {
                throw new MessageFormatException("on purpose");
            }
        };
        failing.setInt("name", 1);

        assertThatThrownBy(() -> loop.producer().send(failing)).isInstanceOf(MessageFormatException.class);

        assertNothingWasSent(loop);
    }

    @Test
    @Requirement(
            section = "3.12",
            text = "What the getter of a foreign message's property throws reaches the sender, and nothing is sent.",
            pitfalls = 120)
    void whatAPropertysGetterThrowsReachesTheSender(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message failing = new ForeignMessage() {
            @Override
            public Object getObjectProperty(String name) throws JMSException {
                throw new MessageFormatException("on purpose");
            }
        };
        failing.setIntProperty("name", 1);

        assertThatThrownBy(() -> loop.producer().send(failing)).isInstanceOf(MessageFormatException.class);

        assertNothingWasSent(loop);
    }

    private static void assertNothingWasSent(Loop loop) throws JMSException {
        Jms.send(loop.producer(), loop.session(), "after it");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("after it");
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    @Requirement(
            section = "7.3.6",
            text = "A foreign message that is sent asynchronously is given back itself, with its headers set.",
            pitfalls = {83, 121})
    void aForeignMessageCanBeSentAsynchronously(MessageKind kind, Jms jms) throws Exception {
        Loop loop = Loop.open(jms);
        Message foreign = ForeignMessage.of(kind, "word");
        CompletableFuture<Message> completed = new CompletableFuture<>();

        loop.producer().send(foreign, new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                completed.complete(message);
            }

            @Override
            public void onException(Message message, Exception exception) {
                completed.completeExceptionally(exception);
            }
        });

        assertThat(Waiting.resultOf(completed)).isSameAs(foreign);
        assertThat(foreign.getJMSMessageID()).isEqualTo(loop.receive().getJMSMessageID());
    }
}
