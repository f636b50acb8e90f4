package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Set;
import java.util.stream.IntStream;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What is sent in local transactions: who sees it when, and in which order. */
@ConformanceTest
final class TransactedSendTest {
    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.7",
            text =
                    "What is sent in a transaction is not delivered before the commit; then it is, in the order of sending.",
            pitfalls = 74)
    void sendsAreDeliveredAfterTheCommit(Domain domain, Jms jms) throws JMSException {
        Session transacted = jms.session(Session.SESSION_TRANSACTED);
        Destination destination = domain.destination(jms, transacted);
        MessageConsumer consumer = jms.session().createConsumer(destination);
        Jms.send(transacted.createProducer(destination), transacted, "1", "2", "3");
        Elsewhere.open(jms).send(destination, "sent at once");
        assertThat(Jms.receiveText(consumer)).isEqualTo("sent at once");

        transacted.commit();

        assertThat(Delivery.receive(consumer, 3))
                .containsExactly(Delivery.first("1"), Delivery.first("2"), Delivery.first("3"));
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.7",
            text = "What was sent in a transaction that is rolled back is never delivered.",
            pitfalls = 74)
    void sendsAreUndoneByTheRollback(Domain domain, Jms jms) throws JMSException {
        Session transacted = jms.session(Session.SESSION_TRANSACTED);
        Destination destination = domain.destination(jms, transacted);
        MessageConsumer consumer = jms.session().createConsumer(destination);
        MessageProducer producer = transacted.createProducer(destination);
        Jms.send(producer, transacted, "1", "2");

        transacted.rollback();

        Jms.send(producer, transacted, "3");
        transacted.commit();
        assertThat(Jms.receiveText(consumer)).isEqualTo("3");
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text =
                    "A browser does not show what was sent in a transaction before the commit; then it shows it, in order.",
            pitfalls = {74, 90})
    void sendsAreBrowsedAfterTheCommit(Jms jms) throws JMSException {
        Session transacted = jms.session(Session.SESSION_TRANSACTED);
        Queue queue = jms.queue(transacted);
        Session browsing = jms.session();
        Jms.send(transacted.createProducer(queue), transacted, "1", "2");
        assertThat(Enumerations.browse(browsing, queue)).isEmpty();

        transacted.commit();

        assertThat(Enumerations.browseTexts(browsing, queue)).containsExactly("1", "2");
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "A session does not receive what it has sent before it has committed that.",
            pitfalls = 74)
    void theSessionItselfReceivesAfterTheCommit(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Jms.send(loop.producer(), loop.session(), "text");
        assertThat(loop.consumer().receiveNoWait()).isNull();

        loop.session().commit();

        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "6.2.9.2",
            text =
                    "Several producers of a session keep one order for each destination, within a transaction as without.",
            pitfalls = {74, 92})
    void severalProducersKeepOneOrder(Jms jms) throws JMSException {
        Session session = jms.session(Session.SESSION_TRANSACTED);
        Queue queue = jms.queue(session);
        MessageProducer bound = session.createProducer(queue);
        MessageProducer unbound = session.createProducer(null);
        for (int pairs = 0; pairs < 3; pairs++) {
            bound.send(session.createTextMessage("bound"));
            unbound.send(queue, session.createTextMessage("unbound"));
        }

        session.commit();

        assertThat(Enumerations.browseTexts(jms.session(), queue))
                .containsExactly("bound", "unbound", "bound", "unbound", "bound", "unbound");
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "A transaction over several destinations takes effect in all of them.",
            pitfalls = 74)
    void aCommitIsForAllDestinations(Jms jms) throws JMSException {
        Session session = jms.session(Session.SESSION_TRANSACTED);
        Queue firstQueue = jms.queue(session);
        Queue secondQueue = jms.queue(session);
        Topic topic = jms.topic(session);
        Session other = jms.session();
        MessageConsumer subscriber = other.createConsumer(topic);
        sendToAll(session, "text", firstQueue, topic, secondQueue);

        session.commit();

        assertThat(Jms.receiveText(other.createConsumer(secondQueue))).isEqualTo("text");
        assertThat(Jms.receiveText(subscriber)).isEqualTo("text");
        assertThat(Jms.receiveText(other.createConsumer(firstQueue))).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "A transaction over several destinations is rolled back in all of them.",
            pitfalls = 74)
    void aRollbackIsForAllDestinations(Jms jms) throws JMSException {
        Session session = jms.session(Session.SESSION_TRANSACTED);
        Queue firstQueue = jms.queue(session);
        Queue secondQueue = jms.queue(session);
        Topic topic = jms.topic(session);
        MessageConsumer subscriber = jms.session().createConsumer(topic);
        sendToAll(session, "rolled back", firstQueue, topic, secondQueue);

        session.rollback();

        Elsewhere other = Elsewhere.open(jms);
        other.findsNothingIn(firstQueue);
        other.findsNothingIn(secondQueue);
        other.send(topic, "after it");
        assertThat(Jms.receiveText(subscriber)).isEqualTo("after it");
    }

    private static void sendToAll(Session session, String text, Destination... destinations) throws JMSException {
        MessageProducer producer = session.createProducer(null);
        for (Destination destination : destinations) {
            producer.send(destination, session.createTextMessage(text));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {DeliveryMode.PERSISTENT, DeliveryMode.NON_PERSISTENT})
    @Requirement(
            section = "6.2.7",
            text = "A large transaction arrives complete and in order, in either delivery mode.",
            pitfalls = 74)
    void aLargeTransactionArrivesInOrder(int deliveryMode, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        String[] texts = IntStream.range(0, 500).mapToObj(Integer::toString).toArray(String[]::new);
        loop.producer().setDeliveryMode(deliveryMode);
        Jms.send(loop.producer(), loop.session(), texts);

        loop.session().commit();

        for (String text : texts) {
            assertThat(Jms.receiveText(loop.consumer())).isEqualTo(text);
        }
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "Each end of a transaction begins the next, be there anything in it or not.",
            pitfalls = {74, 75})
    void eachEndBeginsTheNext(Jms jms) throws JMSException {
        Session session = jms.session(Session.SESSION_TRANSACTED);
        Queue queue = jms.queue(session);
        MessageProducer producer = session.createProducer(queue);

        Jms.send(producer, session, "1");
        session.commit();
        Jms.send(producer, session, "2");
        session.rollback();
        Jms.send(producer, session, "3");
        session.commit();
        session.commit();
        session.rollback();
        Jms.send(producer, session, "4");

        Session browsing = jms.session();
        assertThat(Enumerations.browseTexts(browsing, queue)).containsExactly("1", "3");
        session.commit();
        assertThat(Enumerations.browseTexts(browsing, queue)).containsExactly("1", "3", "4");
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "The transactions of two sessions of a connection have nothing to do with each other.",
            pitfalls = 74)
    void sessionsHaveTheirOwnTransactions(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session first = connection.createSession(Session.SESSION_TRANSACTED);
        Session second = connection.createSession(Session.SESSION_TRANSACTED);
        Queue queue = jms.queue(first);
        Jms.send(first.createProducer(queue), first, "first");
        Jms.send(second.createProducer(queue), second, "second");

        second.commit();
        first.rollback();

        assertThat(Enumerations.browseTexts(jms.session(), queue)).containsExactly("second");
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "What a producer has sent in a transaction is not undone by closing the producer.",
            pitfalls = 74)
    void aClosedProducersSendsAreCommitted(Jms jms) throws JMSException {
        Session session = jms.session(Session.SESSION_TRANSACTED);
        Queue queue = jms.queue(session);
        MessageProducer producer = session.createProducer(queue);
        Jms.send(producer, session, "sent");

        producer.close();
        session.commit();

        assertThat(Enumerations.browseTexts(jms.session(), queue)).containsExactly("sent");
    }

    static Set<SubscriptionKind> outliving() {
        return SubscriptionKind.OUTLIVING;
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "6.2.7",
            text =
                    "What is published in a transaction reaches a durable subscription without a consumer after the commit, "
                            + "and never after a rollback.",
            pitfalls = 74)
    void aDurableSubscriptionGetsWhatIsCommitted(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        kind.consumer(session, topic, name).close();
        Session transacted = jms.session(Session.SESSION_TRANSACTED);
        MessageProducer producer = transacted.createProducer(topic);
        Jms.send(producer, transacted, "rolled back");
        transacted.rollback();
        Jms.send(producer, transacted, "committed");
        transacted.commit();

        MessageConsumer consumer = kind.consumer(session, topic, name);

        assertThat(Delivery.receive(consumer, 1)).containsExactly(Delivery.first("committed"));
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "A transaction in which nothing was done can be committed and rolled back.",
            pitfalls = 75)
    void anEmptyTransactionEndsWell(Jms jms) throws JMSException {
        Session session = jms.connection().createSession(Session.SESSION_TRANSACTED);

        assertThatCode(session::commit).doesNotThrowAnyException();
        assertThatCode(session::rollback).doesNotThrowAnyException();
    }
}
