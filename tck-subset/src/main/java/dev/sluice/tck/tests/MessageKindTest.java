package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** A message keeps its kind on its way. */
@ConformanceTest
final class MessageKindTest {
    static Stream<Arguments> kindsAndDomains() {
        return Arrays.stream(MessageKind.values())
                .flatMap(kind -> Arrays.stream(Domain.values()).map(domain -> Arguments.of(kind, domain)));
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    @Requirement(section = "3.11", text = "A session creates messages of each kind, which are of no other kind.")
    void aSessionCreatesMessagesOfEachKind(MessageKind kind, Jms jms) throws JMSException {
        Session session = jms.connection().createSession();

        assertThat(MessageKind.kindsOf(kind.create(session))).isEqualTo(kind.alone());
    }

    @ParameterizedTest
    @MethodSource("kindsAndDomains")
    @Requirement(section = "3.11.4", text = "A message with a body arrives as the kind it was sent as.", pitfalls = 36)
    void aMessageKeepsItsKind(MessageKind kind, Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        Message sent = kind.create(loop.session(), "word");
        sent.setStringProperty("property", "value");

        Message received = loop.pass(sent);

        assertThat(MessageKind.kindsOf(received)).isEqualTo(kind.alone());
        assertThat(received.getStringProperty("property")).isEqualTo("value");
        if (kind != MessageKind.PLAIN) {
            assertThat(kind.read(received)).isEqualTo("word");
        }
    }

    @ParameterizedTest
    @MethodSource("kindsAndDomains")
    @Requirement(
            section = "3.11.4",
            text = "A message without a body arrives as the kind it was sent as.",
            pitfalls = 36)
    void anEmptyMessageKeepsItsKind(MessageKind kind, Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);

        Message received = loop.pass(kind.create(loop.session()));

        assertThat(MessageKind.kindsOf(received)).isEqualTo(kind.alone());
        assertThat(readOrNull(kind, received)).isNull();
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    @Requirement(section = "4.1.6", text = "A browser shows a message as the kind it was sent as.", pitfalls = 36)
    void aBrowsedMessageKeepsItsKind(MessageKind kind, Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        session.createProducer(queue).send(kind.create(session, "word"));

        List<Message> browsed = Enumerations.browse(session, queue);

        assertThat(browsed).singleElement().satisfies(message -> assertThat(MessageKind.kindsOf(message))
                .isEqualTo(kind.alone()));
    }

    private static String readOrNull(MessageKind kind, Message message) throws JMSException {
        try {
            return kind.read(message);
        } catch (MessageEOFException emptyStream) {
            return null;
        }
    }
}
