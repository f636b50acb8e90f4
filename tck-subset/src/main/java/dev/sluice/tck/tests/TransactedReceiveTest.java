package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.Topic;
import jakarta.jms.TransactionRolledBackException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What is received in local transactions, alone and together with what is sent. */
@ConformanceTest
final class TransactedReceiveTest {
    @Test
    @Requirement(
            section = "6.2.7",
            text = "A commit acknowledges what the session has received, and nothing that it has not.",
            pitfalls = {68, 76})
    void aCommitAcknowledges(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "1", "2", "3");
        Delivery.receive(loop.consumer(), 2);

        loop.session().commit();

        loop.session().close();
        List<Delivery> deliveries = other.receive(loop.destination(), 1);
        assertThat(Delivery.texts(deliveries)).containsExactly("3");
        assertThat(deliveries).allMatch(Delivery::isConsistent);
        other.findsNothingIn(loop.destination());
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.7",
            text =
                    "After a rollback, what was received comes again, marked and counted, and what was not comes, too, in "
                            + "whatever order.",
            pitfalls = {68, 93})
    void aRollbackGivesBack(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms.session(Session.SESSION_TRANSACTED), jms);
        Elsewhere.open(jms).send(loop.destination(), "1", "2", "3");
        assertThat(Delivery.receive(loop.consumer(), 2)).containsExactly(Delivery.first("1"), Delivery.first("2"));

        loop.session().rollback();

        List<Delivery> deliveries = Delivery.receive(loop.consumer(), 3);
        assertThat(Delivery.texts(deliveries)).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(deliveries)
                .contains(Delivery.again("1", 2), Delivery.again("2", 2))
                .allMatch(Delivery::isConsistent);
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "What was received before the last commit does not come again after a rollback.",
            pitfalls = {75, 76})
    void aRollbackGivesBackOnlyItsOwn(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Elsewhere.open(jms).send(loop.destination(), "1", "2");
        loop.receive();
        loop.session().commit();
        loop.receive();

        loop.session().rollback();

        assertThat(Delivery.of(loop.receive())).isEqualTo(Delivery.again("2", 2));
    }

    @Test
    @Requirement(
            section = "4.1.2",
            text = "What a transaction has received is not given to others before it is rolled back.",
            pitfalls = 74)
    void receivedMessagesAreNotGivenToOthers(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "received");
        loop.receive();
        loop.consumer().close();
        other.findsNothingIn(loop.destination());

        loop.session().rollback();

        assertThat(other.receive(loop.destination(), 1)).containsExactly(Delivery.again("received", 2));
    }

    @Test
    @Requirement(
            section = "8.8",
            text = "What a consumer had received when it was closed is committed with the session.",
            pitfalls = 115)
    void whatAClosedConsumerHasReceivedIsCommitted(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "received");
        loop.receive();
        loop.consumer().close();

        loop.session().commit();

        loop.session().close();
        other.findsNothingIn(loop.destination());
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "A commit takes what was received and sends what was sent, as one.",
            pitfalls = 74)
    void aCommitIsForBothSides(Jms jms) throws JMSException {
        Loop in = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Queue out = jms.queue(in.session());
        Elsewhere other = Elsewhere.open(jms);
        other.send(in.destination(), "handed on");

        in.session().createProducer(out).send(in.receive());
        in.session().commit();

        in.session().close();
        other.findsNothingIn(in.destination());
        assertThat(other.receive(out, 1)).containsExactly(Delivery.first("handed on"));
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "A rollback gives back what was received and destroys what was sent, as one.",
            pitfalls = 74)
    void aRollbackIsForBothSides(Jms jms) throws JMSException {
        Loop in = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Queue out = jms.queue(in.session());
        Elsewhere other = Elsewhere.open(jms);
        other.send(in.destination(), "not handed on");
        MessageProducer producer = in.session().createProducer(out);

        producer.send(in.receive());
        in.session().rollback();

        other.findsNothingIn(out);
        assertThat(Delivery.of(in.receive())).isEqualTo(Delivery.again("not handed on", 2));
    }

    static Set<SubscriptionKind> outliving() {
        return SubscriptionKind.OUTLIVING;
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "6.2.7",
            text =
                    "What is received from a durable subscription and rolled back comes again, also to its next consumer.",
            pitfalls = {9, 93})
    void aDurableSubscriptionGetsBackWhatIsRolledBack(SubscriptionKind kind, Jms jms) throws JMSException {
        Connection connection = jms.startedWithClientId();
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageConsumer consumer = kind.consumer(session, topic, name);
        Elsewhere.open(jms).send(topic, "1", "2");
        Delivery.receive(consumer, 2);

        session.rollback();
        consumer.close();

        MessageConsumer next = kind.consumer(connection.createSession(), topic, name);
        assertThat(Delivery.receive(next, 2)).containsExactlyInAnyOrder(Delivery.again("1", 2), Delivery.again("2", 2));
    }

    @Test
    @Requirement(
            section = "4.1.6",
            text =
                    "Browsing is no part of a transaction: what was browsed is neither taken nor counted, however it ends.",
            pitfalls = 90)
    void browsingIsNoPartOfATransaction(Jms jms) throws JMSException {
        Session session = jms.session(Session.SESSION_TRANSACTED);
        Queue queue = jms.queue(session);
        Elsewhere other = Elsewhere.open(jms);
        other.send(queue, "text");

        assertThat(Enumerations.browseTexts(session, queue)).containsExactly("text");
        session.rollback();
        assertThat(Enumerations.browseTexts(session, queue)).containsExactly("text");
        session.commit();

        assertThat(other.receive(queue, 1)).containsExactly(Delivery.first("text"));
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text =
                    "A listener may commit and roll back: after a rollback the message comes again, after a commit no more.",
            pitfalls = 75)
    void aListenerCommitsAndRollsBack(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Elsewhere other = Elsewhere.open(jms);
        Inbox inbox = new Inbox(message -> {
            if (message.getJMSRedelivered()) {
                loop.session().commit();
            } else {
                loop.session().rollback();
            }
        });
        loop.consumer().setMessageListener(inbox);

        other.send(loop.destination(), "1");
        inbox.await(2);
        other.send(loop.destination(), "2");
        inbox.await(4);

        assertThat(Delivery.of(inbox.messages()))
                .containsExactly(
                        Delivery.first("1"), Delivery.again("1", 2), Delivery.first("2"), Delivery.again("2", 2));
        loop.session().close();
        other.findsNothingIn(loop.destination());
    }

    @Test
    @Requirement(
            section = "10.3",
            text =
                    "A commit does all, or it throws TransactionRolledBackException and has undone all; either way, the next "
                            + "transaction begins.",
            pitfalls = 75)
    void aCommitThatFailsHasRolledBack(Jms jms) throws JMSException {
        Connection doomed = jms.started();
        TemporaryQueue gone = doomed.createSession().createTemporaryQueue();
        Loop in = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Queue out = jms.queue(in.session());
        Elsewhere other = Elsewhere.open(jms);
        other.send(in.destination(), "received");
        in.receive();
        Jms.send(in.session().createProducer(out), in.session(), "sent");
        Jms.send(in.session().createProducer(gone), in.session(), "sent to nowhere");
        doomed.close();

        Throwable thrown = catchThrowable(in.session()::commit);

        if (thrown == null) {
            assertThat(other.receive(out, 1)).containsExactly(Delivery.first("sent"));
        } else {
            assertThat(thrown).isInstanceOf(TransactionRolledBackException.class);
            other.findsNothingIn(out);
            assertThat(Delivery.of(in.receive())).isEqualTo(Delivery.again("received", 2));
        }
        Jms.send(in.session().createProducer(out), in.session(), "next");
        in.session().commit();
        assertThat(other.receive(out, 1)).containsExactly(Delivery.first("next"));
    }
}
