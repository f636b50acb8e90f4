package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What subscriptions of all kinds have in common. */
@ConformanceTest
final class SubscriptionTest {
    @ParameterizedTest
    @EnumSource(SubscriptionKind.class)
    @Requirement(
            section = "4.2.2",
            text = "A subscription receives what is published after its creation, and nothing from before, in order.",
            pitfalls = 94)
    void aSubscriptionReceivesWhatIsPublishedAfterItsCreation(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        MessageProducer producer = session.createProducer(topic);
        Jms.send(producer, session, "before");
        MessageConsumer consumer = kind.consumer(session, topic, jms.name("subscription"));

        Jms.send(producer, session, "1", "2", "3");

        for (String expected : new String[] {"1", "2", "3"}) {
            assertThat(Jms.receiveText(consumer)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(SubscriptionKind.class)
    @Requirement(
            section = "4.2.2",
            text = "A subscription with a selector is given the messages that match.",
            pitfalls = 105)
    void aSubscriptionIsGivenWhatMatches(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        MessageConsumer consumer = kind.consumer(session, topic, jms.name("subscription"), "JMSType = 'wanted'");
        MessageProducer producer = session.createProducer(topic);
        Jms.send(producer, session, "unwanted");
        TextMessage wanted = session.createTextMessage("wanted");
        wanted.setJMSType("wanted");

        producer.send(wanted);

        assertThat(Jms.receiveText(consumer)).isEqualTo("wanted");
    }

    static Stream<Arguments> pairsOfKinds() {
        return Arrays.stream(SubscriptionKind.values())
                .flatMap(one -> Arrays.stream(SubscriptionKind.values()).map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairsOfKinds")
    @Requirement(
            section = "4.2.2",
            text = "Each subscription has a copy of its own: acknowledging one does not acknowledge another.",
            pitfalls = {94, 103})
    void eachSubscriptionHasACopyOfItsOwn(SubscriptionKind one, SubscriptionKind other, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        MessageConsumer first = one.consumer(session, topic, jms.name("subscription"));
        MessageConsumer second = other.consumer(session, topic, jms.name("subscription"));
        Jms.send(session.createProducer(topic), session, "for both");

        Message ofFirst = Jms.receive(first);
        Message ofSecond = Jms.receive(second);

        assertThat(((TextMessage) ofFirst).getText()).isEqualTo("for both");
        assertThat(((TextMessage) ofSecond).getText()).isEqualTo("for both");
        assertThat(ofSecond.getJMSMessageID()).isEqualTo(ofFirst.getJMSMessageID());
        assertThat(ofSecond.getJMSRedelivered()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(SubscriptionKind.class)
    @Requirement(
            section = "4.2.2",
            text = "A rollback on one subscription gives the message back to that one only.",
            pitfalls = 103)
    void aRollbackConcernsOneSubscriptionOnly(SubscriptionKind kind, Jms jms) throws JMSException {
        Session transacted = jms.startedWithClientId().createSession(Session.SESSION_TRANSACTED);
        Topic topic = jms.topic(transacted);
        MessageConsumer failing = kind.consumer(transacted, topic, jms.name("subscription"));
        Session session = jms.session();
        MessageConsumer other = session.createConsumer(topic);
        MessageProducer producer = session.createProducer(topic);
        Jms.send(producer, session, "once");
        Jms.receive(failing);
        assertThat(Jms.receiveText(other)).isEqualTo("once");

        transacted.rollback();

        Message again = Jms.receive(failing);
        assertThat(((TextMessage) again).getText()).isEqualTo("once");
        assertThat(again.getJMSRedelivered()).isTrue();
        transacted.commit();
        Jms.send(producer, session, "next");
        assertThat(Jms.receiveText(other)).isEqualTo("next");
    }

    @ParameterizedTest
    @EnumSource(SubscriptionKind.class)
    @Requirement(
            section = "4.2.8",
            text = "Unacknowledged messages of a subscription come back on recover.",
            pitfalls = 103)
    void unacknowledgedMessagesComeBack(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession(Session.CLIENT_ACKNOWLEDGE);
        Topic topic = jms.topic(session);
        MessageConsumer consumer = kind.consumer(session, topic, jms.name("subscription"));
        Jms.send(session.createProducer(topic), session, "again");
        Jms.receive(consumer);

        session.recover();

        assertThat(Jms.receiveText(consumer)).isEqualTo("again");
    }

    @ParameterizedTest
    @EnumSource(SubscriptionKind.class)
    @Requirement(
            section = "4.2.2",
            text = "A subscription whose consumer waits does not hold up another.",
            pitfalls = 103)
    void aWaitingSubscriptionHoldsUpNoOther(SubscriptionKind kind, Jms jms) throws JMSException {
        Connection stopped = jms.connection();
        stopped.setClientID(jms.name("client"));
        Session waiting = stopped.createSession();
        Session session = jms.session();
        Topic topic = jms.topic(session);
        MessageConsumer late = kind.consumer(waiting, topic, jms.name("subscription"));
        MessageConsumer quick = session.createConsumer(topic);
        Jms.send(session.createProducer(topic), session, "for both");
        assertThat(Jms.receiveText(quick)).isEqualTo("for both");

        stopped.start();

        assertThat(Jms.receiveText(late)).isEqualTo("for both");
    }

    static Set<SubscriptionKind> outliving() {
        return SubscriptionKind.OUTLIVING;
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "8.3.3",
            text = "A durable subscription keeps what is published while it has no consumer.",
            pitfalls = 99)
    void aDurableSubscriptionKeepsMessages(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageProducer producer = session.createProducer(topic);
        MessageConsumer first = kind.consumer(session, topic, name);
        Jms.send(producer, session, "1", "2");
        assertThat(Jms.receiveText(first)).isEqualTo("1");
        first.close();
        Jms.send(producer, session, "3");

        MessageConsumer second = kind.consumer(session, topic, name);

        assertThat(Jms.receiveText(second)).isEqualTo("2");
        assertThat(Jms.receiveText(second)).isEqualTo("3");
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "8.3.3",
            text = "A durable subscription outlives connections and is found again by client id and name.",
            pitfalls = 99)
    void aDurableSubscriptionOutlivesConnections(SubscriptionKind kind, Jms jms) throws JMSException {
        String clientId = jms.name("client");
        String name = jms.name("subscription");
        Topic topic;
        try (Connection connection = jms.factory().createConnection()) {
            connection.setClientID(clientId);
            Session session = connection.createSession();
            topic = jms.topic(session);
            kind.consumer(session, topic, name);
        }
        Session publishing = jms.session();
        Jms.send(publishing.createProducer(topic), publishing, "kept");

        Connection connection = jms.connection();
        connection.setClientID(clientId);
        connection.start();
        MessageConsumer consumer = kind.consumer(connection.createSession(), topic, name);

        assertThat(Jms.receiveText(consumer)).isEqualTo("kept");
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "8.3.3",
            text = "What a durable subscription's consumer has not acknowledged is delivered again to the next.",
            pitfalls = {99, 103})
    void whatWasNotAcknowledgedIsDeliveredToTheNext(SubscriptionKind kind, Jms jms) throws JMSException {
        Connection connection = jms.startedWithClientId();
        Session first = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Topic topic = jms.topic(first);
        String name = jms.name("subscription");
        MessageConsumer consumer = kind.consumer(first, topic, name);
        Jms.send(first.createProducer(topic), first, "acknowledged", "not acknowledged");
        Jms.receive(consumer).acknowledge();
        Jms.receive(consumer);
        first.close();

        MessageConsumer next = kind.consumer(connection.createSession(), topic, name);

        Message again = Jms.receive(next);
        assertThat(((TextMessage) again).getText()).isEqualTo("not acknowledged");
        assertThat(again.getJMSRedelivered()).isTrue();
    }

    static Stream<Arguments> namedKindsAndNames() {
        return SubscriptionKind.NAMED.stream().flatMap(kind -> Stream.of(
                        "letters", "Digits0123456789", "under_score", "dot.ted", "mi-nus", "\u00fcn\u00efc\u00f6de")
                .map(name -> Arguments.of(kind, name)));
    }

    @ParameterizedTest
    @MethodSource("namedKindsAndNames")
    @Requirement(
            section = "4.2.4",
            text = "A subscription's name may have letters, digits, '_', '.' and '-'.",
            pitfalls = 104)
    void aNameMayHaveTheseCharacters(SubscriptionKind kind, String characters, Jms jms) throws JMSException {
        checkName(kind, characters + jms.name("."), jms);
    }

    static Set<SubscriptionKind> named() {
        return SubscriptionKind.NAMED;
    }

    @ParameterizedTest
    @MethodSource("named")
    @Requirement(section = "4.2.4", text = "A subscription's name may have 128 characters.", pitfalls = 104)
    void aNameMayHave128Characters(SubscriptionKind kind, Jms jms) throws JMSException {
        String start = jms.name("subscription");

        checkName(kind, start + "x".repeat(128 - start.length()), jms);
    }

    private static void checkName(SubscriptionKind kind, String name, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);

        MessageConsumer consumer = kind.consumer(session, topic, name);

        Jms.send(session.createProducer(topic), session, "text");
        assertThat(Jms.receiveText(consumer)).isEqualTo("text");
    }
}
