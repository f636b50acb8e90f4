package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What is acknowledged when, and what is not. */
@ConformanceTest
final class AcknowledgeTest {
    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    @Requirement(
            section = "6.2.10",
            text =
                    "A session that acknowledges by itself has acknowledged what receive has returned, and nothing else.",
            pitfalls = {68, 76})
    void receivingAcknowledges(int mode, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(mode), jms);
        Jms.send(loop.producer(), loop.session(), "1", "2", "3");
        loop.receive();
        loop.receive();

        loop.session().close();

        Elsewhere other = Elsewhere.open(jms);
        List<Delivery> deliveries = other.receive(loop.destination(), 1);
        assertThat(Delivery.texts(deliveries)).containsExactly("3");
        assertThat(deliveries).allMatch(Delivery::isConsistent);
        other.findsNothingIn(loop.destination());
    }

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    @Requirement(
            section = "6.2.10",
            text = "A session that acknowledges by itself has acknowledged what its listener has returned from.",
            pitfalls = 76)
    void returningFromTheListenerAcknowledges(int mode, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(mode), jms);
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "1", "2");
        Inbox inbox = new Inbox();
        loop.consumer().setMessageListener(inbox);
        inbox.await(2);

        loop.session().close();

        other.findsNothingIn(loop.destination());
    }

    static Set<SubscriptionKind> outliving() {
        return SubscriptionKind.OUTLIVING;
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "6.2.11",
            text =
                    "A durable subscription does not deliver again what was acknowledged, whoever consumes from it next.",
            pitfalls = 76)
    void aDurableSubscriptionForgetsWhatWasAcknowledged(SubscriptionKind kind, Jms jms) throws JMSException {
        Connection connection = jms.startedWithClientId();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageConsumer consumer = kind.consumer(session, topic, name);
        Elsewhere other = Elsewhere.open(jms);
        other.send(topic, "1", "2", "3");
        Jms.receive(consumer);
        Jms.receive(consumer).acknowledge();

        session.close();

        MessageConsumer next = kind.consumer(connection.createSession(), topic, name);
        List<Delivery> deliveries = Delivery.receive(next, 1);
        assertThat(Delivery.texts(deliveries)).containsExactly("3");
        assertThat(deliveries).allMatch(Delivery::isConsistent);
        other.send(topic, "4");
        assertThat(Delivery.receive(next, 1)).containsExactly(Delivery.first("4"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @Requirement(
            section = "6.2.10",
            text = "To acknowledge one message acknowledges all that the session has consumed, earlier and later ones.",
            pitfalls = 67)
    void oneAcknowledgesAll(int which, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Jms.send(loop.producer(), loop.session(), "1", "2", "3");
        List<Message> received = List.of(loop.receive(), loop.receive(), loop.receive());

        received.get(which).acknowledge();

        loop.session().close();
        Elsewhere.open(jms).findsNothingIn(loop.destination());
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text = "To acknowledge a message of one consumer acknowledges those of the session's other consumers.",
            pitfalls = 67)
    void itAcknowledgesWhatOtherConsumersHaveConsumed(Jms jms) throws JMSException {
        Session session = jms.session(Session.CLIENT_ACKNOWLEDGE);
        Loop first = Loop.open(Domain.QUEUE, session, jms);
        Loop second = Loop.open(Domain.QUEUE, session, jms);
        Jms.send(first.producer(), session, "1");
        Jms.send(second.producer(), session, "2");
        Message message = first.receive();
        second.receive();

        message.acknowledge();

        session.close();
        Elsewhere other = Elsewhere.open(jms);
        other.findsNothingIn(first.destination());
        other.findsNothingIn(second.destination());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Requirement(
            section = "8.8",
            text =
                    "What a consumer had received when it was closed can still be acknowledged, by its own messages and by "
                            + "those of others.",
            pitfalls = {67, 115})
    void itAcknowledgesWhatClosedConsumersHaveConsumed(boolean byItsOwn, Jms jms) throws JMSException {
        Session session = jms.session(Session.CLIENT_ACKNOWLEDGE);
        Loop closed = Loop.open(Domain.QUEUE, session, jms);
        Loop open = Loop.open(Domain.QUEUE, session, jms);
        Jms.send(closed.producer(), session, "1");
        Jms.send(open.producer(), session, "2");
        Message ofClosed = closed.receive();
        closed.consumer().close();
        Message ofOpen = open.receive();

        (byItsOwn ? ofClosed : ofOpen).acknowledge();

        session.close();
        Elsewhere other = Elsewhere.open(jms);
        other.findsNothingIn(closed.destination());
        other.findsNothingIn(open.destination());
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text = "What is received after the acknowledgement, or not received at all, is not acknowledged by it.",
            pitfalls = {67, 68})
    void laterMessagesAreNotAcknowledged(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Jms.send(loop.producer(), loop.session(), "acknowledged", "received", "not received");

        loop.receive().acknowledge();
        loop.receive();

        loop.session().close();
        List<Delivery> deliveries = Elsewhere.open(jms).receive(loop.destination(), 2);
        assertThat(Delivery.texts(deliveries)).containsExactlyInAnyOrder("received", "not received");
        assertThat(deliveries).contains(Delivery.again("received", 2)).allMatch(Delivery::isConsistent);
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text = "What another session has consumed is not acknowledged, though it be of the same connection.",
            pitfalls = 67)
    void otherSessionsAreNotConcerned(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Loop first = Loop.open(Domain.QUEUE, connection.createSession(Session.CLIENT_ACKNOWLEDGE), jms);
        Loop second = Loop.open(Domain.QUEUE, connection.createSession(Session.CLIENT_ACKNOWLEDGE), jms);
        Jms.send(first.producer(), first.session(), "1");
        Jms.send(second.producer(), second.session(), "2");
        second.receive();

        first.receive().acknowledge();

        connection.close();
        Elsewhere other = Elsewhere.open(jms);
        other.findsNothingIn(first.destination());
        assertThat(other.receive(second.destination(), 1)).containsExactly(Delivery.again("2", 2));
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text =
                    "A listener acknowledges, with one message, all that the session's listeners have been given so far.",
            pitfalls = 67)
    void aListenerAcknowledges(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "1", "2", "3");
        Inbox inbox = new Inbox(message -> {
            if (message.getBody(String.class).equals("2")) {
                message.acknowledge();
            }
        });
        loop.consumer().setMessageListener(inbox);
        inbox.await(3);

        loop.session().close();

        assertThat(other.receive(loop.destination(), 1)).containsExactly(Delivery.again("3", 2));
        other.findsNothingIn(loop.destination());
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text = "To acknowledge again what has been acknowledged does nothing.",
            pitfalls = {67, 76})
    void acknowledgingTwiceDoesNothing(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Message message = loop.pass(loop.session().createTextMessage("text"));
        message.acknowledge();

        assertThatCode(message::acknowledge).doesNotThrowAnyException();

        loop.session().recover();
        Jms.send(loop.producer(), loop.session(), "next");
        assertThat(Delivery.of(loop.receive())).isEqualTo(Delivery.first("next"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    @Requirement(
            section = "javadoc Message.acknowledge",
            text = "In a session that acknowledges by itself, acknowledge does nothing.",
            pitfalls = 69)
    void acknowledgeIsIgnoredWhereItIsNotNeeded(int mode, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(mode), jms);
        Message message = loop.pass(loop.session().createTextMessage("text"));

        assertThatCode(message::acknowledge).doesNotThrowAnyException();

        loop.session().close();
        Elsewhere.open(jms).findsNothingIn(loop.destination());
    }

    @Test
    @Requirement(
            section = "javadoc Message.acknowledge",
            text = "In a transacted session, acknowledge does nothing: a rollback gives the message back all the same.",
            pitfalls = 69)
    void acknowledgeIsIgnoredInATransaction(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Elsewhere.open(jms).send(loop.destination(), "text");
        Message message = loop.receive();

        message.acknowledge();

        loop.session().rollback();
        assertThat(Delivery.of(loop.receive())).isEqualTo(Delivery.again("text", 2));
    }

    @Test
    @Requirement(
            section = "4.1.2",
            text = "What a session has consumed and not acknowledged is not given to others while the session is open, "
                    + "though its consumer be closed.",
            pitfalls = {54, 115})
    void consumedMessagesAreNotGivenToOthers(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Message message = loop.pass(loop.session().createTextMessage("consumed"));
        loop.consumer().close();

        Elsewhere.open(jms).findsNothingIn(loop.destination());

        message.acknowledge();
        loop.session().close();
        Elsewhere.open(jms).findsNothingIn(loop.destination());
    }

    @Test
    @Requirement(
            section = "7.7",
            text = "A message that is not persistent is delivered once at most, if it is acknowledged.",
            pitfalls = {76, 77})
    void aNonPersistentMessageComesAtMostOnce(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        loop.producer().setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        Jms.send(loop.producer(), loop.session(), "1", "2");
        loop.receive();
        loop.receive();

        loop.session().close();

        Elsewhere.open(jms).findsNothingIn(loop.destination());
    }
}
