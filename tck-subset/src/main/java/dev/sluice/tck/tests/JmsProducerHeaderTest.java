package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The headers that producers of the simplified API put on messages. */
@ConformanceTest
final class JmsProducerHeaderTest {
    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(section = "7.6", text = "The headers of a producer read as they were set.", pitfalls = 86)
    void headersReadAsTheyWereSet(Domain domain, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Destination replyTo = Contexts.destination(domain, loop.context(), jms);

        loop.producer().setJMSCorrelationID("correlated").setJMSType("type").setJMSReplyTo(replyTo);

        assertThat(loop.producer().getJMSCorrelationID()).isEqualTo("correlated");
        assertThat(loop.producer().getJMSType()).isEqualTo("type");
        assertThat(Domain.describe(loop.producer().getJMSReplyTo())).isEqualTo(Domain.describe(replyTo));
    }

    @ParameterizedTest
    @EnumSource(JmsSendForm.class)
    @Requirement(
            section = "7.6",
            text = "Whichever method sends, the message has the headers of the producer.",
            pitfalls = 86)
    void eachMethodSendsTheHeaders(JmsSendForm form, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        loop.producer().setJMSCorrelationID("correlated").setJMSType("type").setJMSReplyTo(loop.destination());

        form.send(loop.producer(), loop.destination(), loop.context().createTextMessage("word"));

        Message received = loop.receive();
        assertThat(received.getJMSCorrelationID()).isEqualTo("correlated");
        assertThat(received.getJMSType()).isEqualTo("type");
        assertThat(Domain.describe(received.getJMSReplyTo())).isEqualTo(Domain.describe(loop.destination()));
    }

    @Test
    @Requirement(
            section = "7.6",
            text = "The producer's headers replace those of the message, which gets them.",
            pitfalls = 86)
    void theProducersHeadersReplaceThoseOfTheMessage(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message message = loop.context().createMessage();
        message.setJMSCorrelationID("of the message");
        message.setJMSType("of the message");
        message.setJMSReplyTo(Contexts.topic(loop.context(), jms));
        loop.producer().setJMSCorrelationID("correlated").setJMSType("type").setJMSReplyTo(loop.destination());

        Message received = loop.pass(message);

        for (Message one : new Message[] {message, received}) {
            assertThat(one.getJMSCorrelationID()).isEqualTo("correlated");
            assertThat(one.getJMSType()).isEqualTo("type");
            assertThat(Domain.describe(one.getJMSReplyTo())).isEqualTo(Domain.describe(loop.destination()));
        }
    }

    @Test
    @Requirement(
            section = "7.6",
            text = "Headers that the producer was not given are those of the message.",
            pitfalls = 86)
    void otherHeadersAreThoseOfTheMessage(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message message = loop.context().createMessage();
        message.setJMSCorrelationID("of the message");
        message.setJMSReplyTo(loop.destination());
        loop.producer().setJMSType("type");

        Message received = loop.pass(message);

        assertThat(received.getJMSCorrelationID()).isEqualTo("of the message");
        assertThat(Domain.describe(received.getJMSReplyTo())).isEqualTo(Domain.describe(loop.destination()));
        assertThat(received.getJMSType()).isEqualTo("type");
    }

    @Test
    @Requirement(
            section = "3.10",
            text = "A received message can be given headers: those stay writable.",
            pitfalls = {19, 86})
    void aReceivedMessageCanBeGivenHeaders(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message received = loop.pass(loop.context().createTextMessage("text"));
        loop.producer().setJMSCorrelationID("correlated").setJMSType("type");

        Message sentOn = loop.pass(received);

        assertThat(sentOn.getJMSCorrelationID()).isEqualTo("correlated");
        assertThat(sentOn.getJMSType()).isEqualTo("type");
    }

    @Test
    @Requirement(
            section = "3.4.5",
            text = "A correlation id of bytes reads as it was set, and reaches the receiver.",
            pitfalls = {11, 86},
            needs = Feature.CORRELATION_ID_AS_BYTES)
    void aCorrelationIdOfBytesReachesTheReceiver(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);

        loop.producer().setJMSCorrelationIDAsBytes(new byte[] {1, 2, 3}).send(loop.destination(), "text");

        assertThat(loop.producer().getJMSCorrelationIDAsBytes()).containsExactly(1, 2, 3);
        assertThat(loop.receive().getJMSCorrelationIDAsBytes()).containsExactly(1, 2, 3);
    }

    @Test
    @Requirement(
            section = "javadoc JMSProducer.setJMSCorrelationIDAsBytes",
            text = "The producer copies the bytes: changing the array afterwards changes nothing.",
            pitfalls = {23, 86},
            needs = Feature.CORRELATION_ID_AS_BYTES)
    void theBytesAreCopied(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        byte[] id = {1, 2, 3};
        loop.producer().setJMSCorrelationIDAsBytes(id);

        id[0] = 99;

        assertThat(loop.producer().getJMSCorrelationIDAsBytes()).containsExactly(1, 2, 3);
        loop.producer().send(loop.destination(), "text");
        assertThat(loop.receive().getJMSCorrelationIDAsBytes()).containsExactly(1, 2, 3);
    }

    @Test
    @Requirement(
            section = "7.6",
            text = "The correlation id that was set last counts, as a String or as bytes.",
            pitfalls = {11, 86},
            needs = Feature.CORRELATION_ID_AS_BYTES)
    void theCorrelationIdThatWasSetLastCounts(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);

        loop.producer().setJMSCorrelationIDAsBytes(new byte[] {1, 2}).setJMSCorrelationID("text");
        loop.producer().send(loop.destination(), "1");
        assertThat(loop.receive().getJMSCorrelationID()).isEqualTo("text");

        loop.producer().setJMSCorrelationIDAsBytes(new byte[] {3, 4});
        loop.producer().send(loop.destination(), "2");
        assertThat(loop.receive().getJMSCorrelationIDAsBytes()).containsExactly(3, 4);
    }

    @Test
    @Requirement(
            section = "7.6",
            text = "A correlation id of bytes replaces that of the message.",
            pitfalls = {11, 86},
            needs = Feature.CORRELATION_ID_AS_BYTES)
    void bytesReplaceTheCorrelationIdOfTheMessage(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message message = loop.context().createMessage();
        message.setJMSCorrelationID("of the message");
        loop.producer().setJMSCorrelationIDAsBytes(new byte[] {1, 2});

        assertThat(loop.pass(message).getJMSCorrelationIDAsBytes()).containsExactly(1, 2);
        assertThat(message.getJMSCorrelationIDAsBytes()).containsExactly(1, 2);
    }
}
