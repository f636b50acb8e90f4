package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What one does to a message object is seen by nobody else. */
@ConformanceTest
final class SnapshotTest {
    static Set<MessageKind> kinds() {
        return MessageKind.WITH_BODY;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Requirement(
            section = "3.9",
            text = "What the sender changes after the send does not reach the receiver.",
            pitfalls = 22)
    void changesAfterTheSendAreNotSeen(MessageKind kind, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = labelled(kind, loop.session());
        loop.producer().send(message);

        change(kind, message);

        assertOriginal(kind, loop.receive());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Requirement(
            section = "3.9",
            text = "What the sender changes between the send and the commit does not reach the receiver.",
            pitfalls = 22)
    void changesBeforeTheCommitAreNotSeen(MessageKind kind, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Message message = labelled(kind, loop.session());
        loop.producer().send(message);

        change(kind, message);
        loop.session().commit();

        assertOriginal(kind, loop.receive());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Requirement(section = "3.9", text = "One object can be sent several times, changed in between.", pitfalls = 22)
    void oneObjectCanBeSentSeveralTimes(MessageKind kind, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = kind.create(loop.session());

        for (String word : new String[] {"one", "two", "three"}) {
            message.clearBody();
            kind.write(message, word);
            loop.producer().send(message);
        }

        assertThat(kind.read(loop.receive())).isEqualTo("one");
        assertThat(kind.read(loop.receive())).isEqualTo("two");
        assertThat(kind.read(loop.receive())).isEqualTo("three");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Requirement(
            section = "4.2.2",
            text = "What one subscriber does to its copy, no other subscriber sees.",
            pitfalls = {21, 22})
    void subscribersDoNotSeeEachOthersChanges(MessageKind kind, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.TOPIC, jms);
        MessageConsumer other = jms.session().createConsumer(loop.destination());
        Message message = labelled(kind, loop.session());
        Message first = loop.pass(message);

        change(kind, first);
        first.setJMSCorrelationID("changed");

        Message second = Jms.receive(other);
        assertOriginal(kind, second);
        assertThat(second.getJMSCorrelationID()).isNull();
        assertThat(message.getJMSCorrelationID()).isNull();
        assertThat(message.getStringProperty("label")).isEqualTo("original");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Requirement(
            section = "3.10",
            text = "What a receiver does to a message is gone when it is delivered again after recover.",
            pitfalls = 21)
    void aRecoveredMessageIsTheOriginal(MessageKind kind, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Message first = loop.pass(labelled(kind, loop.session()));
        change(kind, first);

        loop.session().recover();

        assertOriginal(kind, loop.receive());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Requirement(
            section = "3.10",
            text = "What a receiver does to a message is gone when it is delivered again after rollback.",
            pitfalls = 21)
    void aRolledBackMessageIsTheOriginal(MessageKind kind, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        loop.producer().send(labelled(kind, loop.session()));
        loop.session().commit();
        Message first = loop.receive();
        change(kind, first);
        first.setJMSType("changed");

        loop.session().rollback();

        Message again = loop.receive();
        assertOriginal(kind, again);
        assertThat(again.getJMSType()).isNull();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Requirement(
            section = "4.1.6",
            text = "What one does to a browsed message does not change the message on the queue.",
            pitfalls = 21)
    void aBrowsedMessageIsACopy(MessageKind kind, Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        session.createProducer(queue).send(labelled(kind, session));

        change(kind, Enumerations.browse(session, queue).get(0));

        assertOriginal(kind, Enumerations.browse(session, queue).get(0));
        assertOriginal(kind, Jms.receive(session.createConsumer(queue)));
    }

    @Test
    @Requirement(
            section = "3.12",
            text = "An array taken from one subscriber's copy is not that of another's.",
            pitfalls = {22, 23})
    void subscribersDoNotShareArrays(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.TOPIC, jms);
        MessageConsumer other = jms.session().createConsumer(loop.destination());
        MapMessage message = loop.session().createMapMessage();
        message.setBytes("bytes", new byte[] {1, 2, 3});
        MapMessage first = loop.pass(message);

        first.getBytes("bytes")[0] = 99;
        ((byte[]) first.getObject("bytes"))[1] = 99;

        assertThat(((MapMessage) Jms.receive(other)).getBytes("bytes")).containsExactly(1, 2, 3);
        assertThat(first.getBytes("bytes")).containsExactly(1, 2, 3);
    }

    @Test
    @Requirement(section = "3.12", text = "The map that getBody returns is a copy.", pitfalls = 23)
    @SuppressWarnings("unchecked")
    void theMapOfGetBodyIsACopy(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage message = loop.session().createMapMessage();
        message.setBytes("bytes", new byte[] {1, 2, 3});
        MapMessage received = loop.pass(message);

        Map<String, Object> body = received.getBody(Map.class);
        ((byte[]) body.get("bytes"))[0] = 99;

        assertThat(received.getBytes("bytes")).containsExactly(1, 2, 3);
    }

    @Test
    @Requirement(section = "3.12", text = "The array that getBody returns is a copy.", pitfalls = 23)
    void theArrayOfGetBodyIsACopy(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        BytesMessage message = loop.session().createBytesMessage();
        message.writeBytes(new byte[] {1, 2, 3});
        BytesMessage received = loop.pass(message);

        received.getBody(byte[].class)[0] = 99;

        assertThat(received.getBody(byte[].class)).containsExactly(1, 2, 3);
    }

    private static Message labelled(MessageKind kind, Session session) throws JMSException {
        Message message = kind.create(session, "original");
        message.setStringProperty("label", "original");
        return message;
    }

    private static void change(MessageKind kind, Message message) throws JMSException {
        message.clearBody();
        kind.write(message, "changed");
        message.clearProperties();
        message.setStringProperty("label", "changed");
        message.setStringProperty("more", "changed");
    }

    private static void assertOriginal(MessageKind kind, Message message) throws JMSException {
        assertThat(kind.read(message)).isEqualTo("original");
        assertThat(message.getStringProperty("label")).isEqualTo("original");
        assertThat(message.propertyExists("more")).isFalse();
    }
}
