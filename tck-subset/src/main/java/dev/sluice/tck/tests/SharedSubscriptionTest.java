package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Subscriptions that several consumers share, durable and not. */
@ConformanceTest
final class SharedSubscriptionTest {
    static Set<SubscriptionKind> shared() {
        return SubscriptionKind.WITH_SEVERAL_CONSUMERS;
    }

    @ParameterizedTest
    @MethodSource("shared")
    @Requirement(
            section = "8.3.2",
            text = "Each message goes to one of the consumers, whichever connection they belong to.",
            pitfalls = {97, 112})
    void eachMessageGoesToOneConsumer(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        List<String> received = new CopyOnWriteArrayList<>();
        for (int consumers = 0; consumers < 3; consumers++) {
            kind.consumer(jms.session(), topic, name).setMessageListener(collectingIn(received));
        }
        String[] texts = IntStream.range(0, 60).mapToObj(Integer::toString).toArray(String[]::new);

        Jms.send(session.createProducer(topic), session, texts);

        Waiting.until(() -> received.size() >= texts.length);
        assertThat(received).containsExactlyInAnyOrder(texts);
    }

    private static MessageListener collectingIn(List<String> texts) {
        return message -> {
            try {
                texts.add(((TextMessage) message).getText());
            } catch (JMSException e) {
                throw new AssertionError(e);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("shared")
    @Requirement(section = "8.3.2", text = "Consumers of one session can share a subscription, too.", pitfalls = 97)
    void consumersOfOneSessionCanShare(SubscriptionKind kind, Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Session session = connection.createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        List<String> received = new CopyOnWriteArrayList<>();
        kind.consumer(session, topic, name).setMessageListener(collectingIn(received));
        kind.consumer(session, topic, name).setMessageListener(collectingIn(received));
        connection.start();
        Session publishing = jms.session();

        Jms.send(publishing.createProducer(topic), publishing, "1", "2", "3", "4");

        Waiting.until(() -> received.size() >= 4);
        assertThat(received).containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @ParameterizedTest
    @MethodSource("shared")
    @Requirement(
            section = "8.3.2",
            text = "When a consumer is closed, what waits in the subscription goes to the others.",
            pitfalls = {102, 112})
    void whatWaitsGoesToTheOthers(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageConsumer leaving = kind.consumer(jms.session(), topic, name);
        MessageConsumer staying = kind.consumer(session, topic, name);
        MessageProducer producer = session.createProducer(topic);
        Jms.send(producer, session, "1", "2", "3", "4");

        leaving.close();

        assertThat(List.of(
                        Jms.receiveText(staying),
                        Jms.receiveText(staying),
                        Jms.receiveText(staying),
                        Jms.receiveText(staying)))
                .containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @Test
    @Requirement(
            section = "8.3.4",
            text =
                    "What a consumer of a durable subscription has not acknowledged when its session closes goes to the others.",
            pitfalls = 102)
    void whatWasNotAcknowledgedGoesToTheOthers(Jms jms) throws JMSException {
        SubscriptionKind kind = SubscriptionKind.SHARED_DURABLE; // one that is not durable need not redeliver (6.2)
        Session leaving = jms.session(Session.CLIENT_ACKNOWLEDGE);
        Topic topic = jms.topic(leaving);
        String name = jms.name("subscription");
        MessageConsumer first = kind.consumer(leaving, topic, name);
        Jms.send(leaving.createProducer(topic), leaving, "not acknowledged");
        Jms.receive(first);
        MessageConsumer second = kind.consumer(jms.session(), topic, name);

        leaving.close();

        Message again = Jms.receive(second);
        assertThat(((TextMessage) again).getText()).isEqualTo("not acknowledged");
        assertThat(again.getJMSRedelivered()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("shared")
    @Requirement(
            section = "8.3.2",
            text = "Another topic or selector is refused while a consumer is active, which goes on undisturbed.",
            pitfalls = 99)
    void otherTermsAreRefusedWhileActive(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.session();
        Session other = jms.session();
        Topic topic = jms.topic(session);
        Topic otherTopic = jms.topic(session);
        String name = jms.name("subscription");
        MessageConsumer consumer = kind.consumer(session, topic, name);

        assertThatThrownBy(() -> kind.consumer(other, otherTopic, name)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> kind.consumer(other, topic, name, "JMSPriority > 1"))
                .isInstanceOf(JMSException.class);

        Jms.send(session.createProducer(topic), session, "text");
        assertThat(Jms.receiveText(consumer)).isEqualTo("text");
    }

    @ParameterizedTest
    @MethodSource("shared")
    @Requirement(section = "8.3.2", text = "A selector that is null and one that is empty are the same.", pitfalls = 99)
    void nullAndEmptySelectorAreTheSame(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageConsumer first = kind.consumer(session, topic, name, null);
        MessageConsumer second = kind.consumer(session, topic, name, "");
        first.close();

        Jms.send(session.createProducer(topic), session, "text");

        assertThat(Jms.receiveText(second)).isEqualTo("text");
    }

    @ParameterizedTest
    @MethodSource("shared")
    @Requirement(
            section = "8.3.2",
            text = "Subscriptions of one name without client id, with one, and with another are three.",
            pitfalls = 97)
    void theClientIdIsPartOfTheIdentity(SubscriptionKind kind, Jms jms) throws JMSException {
        Session without = jms.session();
        Topic topic = jms.topic(without);
        String name = jms.name("subscription");
        MessageConsumer ofNobody = kind.consumer(without, topic, name);
        MessageConsumer ofOne = kind.consumer(jms.startedWithClientId().createSession(), topic, name);
        MessageConsumer ofOther = kind.consumer(jms.startedWithClientId().createSession(), topic, name);

        Jms.send(without.createProducer(topic), without, "for all three");

        for (MessageConsumer consumer : new MessageConsumer[] {ofNobody, ofOne, ofOther}) {
            assertThat(Jms.receiveText(consumer)).isEqualTo("for all three");
        }
    }

    @Test
    @Requirement(
            section = "8.3.2",
            text = "A non-durable shared subscription and what waits in it are gone with its last consumer.",
            pitfalls = 102)
    void theSubscriptionEndsWithItsLastConsumer(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageProducer producer = session.createProducer(topic);
        MessageConsumer first = session.createSharedConsumer(topic, name);
        MessageConsumer last = session.createSharedConsumer(topic, name);
        Jms.send(producer, session, "waits");
        first.close();
        last.close();
        Jms.send(producer, session, "nobody there");

        MessageConsumer next = session.createSharedConsumer(topic, name);
        Jms.send(producer, session, "new");

        assertThat(Jms.receiveText(next)).isEqualTo("new");
    }

    @Test
    @Requirement(
            section = "8.3.2",
            text = "Once its last consumer is closed, the name is free for another topic and selector.",
            pitfalls = {99, 102})
    void theNameIsFreeOnceTheLastConsumerIsClosed(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic after = jms.topic(session);
        String name = jms.name("subscription");
        session.createSharedConsumer(jms.topic(session), name).close();

        MessageConsumer next = session.createSharedConsumer(after, name, "JMSPriority > 1");
        Jms.send(session.createProducer(after), session, "new");

        assertThat(Jms.receiveText(next)).isEqualTo("new");
    }

    @Test
    @Requirement(
            section = "8.3.2",
            text = "A non-durable shared subscription and durable ones of the same name are separate.",
            pitfalls = 98)
    void durableOnesOfTheSameNameAreSeparate(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String ofShared = jms.name("subscription");
        String ofUnshared = jms.name("subscription");
        MessageConsumer[] consumers = {
            session.createSharedConsumer(topic, ofShared),
            session.createSharedDurableConsumer(topic, ofShared),
            session.createSharedConsumer(topic, ofUnshared),
            session.createDurableConsumer(topic, ofUnshared)
        };

        Jms.send(session.createProducer(topic), session, "for all four");

        for (MessageConsumer consumer : consumers) {
            assertThat(Jms.receiveText(consumer)).isEqualTo("for all four");
        }
    }

    @Test
    @Requirement(
            section = "8.3.4",
            text = "Another selector for an inactive shared durable subscription means a new one: the backlog is gone.",
            pitfalls = 99)
    void anotherSelectorMeansANewDurableSubscription(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageProducer producer = session.createProducer(topic);
        session.createSharedDurableConsumer(topic, name).close();
        Jms.send(producer, session, "backlog");

        MessageConsumer next = session.createSharedDurableConsumer(topic, name, "JMSPriority > 1");
        Jms.send(producer, session, "new");

        assertThat(Jms.receiveText(next)).isEqualTo("new");
    }

    @Test
    @Requirement(
            section = "8.3.4",
            text = "Another topic for an inactive shared durable subscription means a new one, on that topic alone.",
            pitfalls = 99)
    void anotherTopicMeansANewDurableSubscription(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic before = jms.topic(session);
        Topic after = jms.topic(session);
        String name = jms.name("subscription");
        session.createSharedDurableConsumer(before, name).close();
        Jms.send(session.createProducer(before), session, "backlog");

        MessageConsumer next = session.createSharedDurableConsumer(after, name);
        Jms.send(session.createProducer(before), session, "old topic");
        Jms.send(session.createProducer(after), session, "new topic");

        assertThat(Jms.receiveText(next)).isEqualTo("new topic");
    }

    @Test
    @Requirement(
            section = "8.3.4",
            text = "A durable subscription is shared or not: under one name and client id the other is refused, "
                    + "active or not.",
            pitfalls = 98)
    void aSharedDurableSubscriptionCannotBeUsedUnshared(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageConsumer shared = session.createSharedDurableConsumer(topic, name);

        assertThatThrownBy(() -> session.createDurableConsumer(topic, name)).isInstanceOf(JMSException.class);
        shared.close();
        assertThatThrownBy(() -> session.createDurableConsumer(topic, name)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createDurableSubscriber(topic, name)).isInstanceOf(JMSException.class);
    }

    @Test
    @Requirement(
            section = "8.3.3",
            text = "An unshared durable subscription cannot be used as a shared one, active or not.",
            pitfalls = 98)
    void anUnsharedDurableSubscriptionCannotBeUsedShared(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageConsumer unshared = session.createDurableConsumer(topic, name);

        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, name))
                .isInstanceOf(JMSException.class);
        unshared.close();
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, name))
                .isInstanceOf(JMSException.class);
    }

    @Test
    @Requirement(
            section = "8.3.4",
            text = "A refused attempt to use a durable subscription otherwise leaves its backlog alone.",
            pitfalls = 98)
    void aRefusedAttemptLeavesTheBacklogAlone(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        session.createDurableConsumer(topic, name).close();
        Jms.send(session.createProducer(topic), session, "kept");
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, name))
                .isInstanceOf(JMSException.class);

        MessageConsumer consumer = session.createDurableConsumer(topic, name);

        assertThat(Jms.receiveText(consumer)).isEqualTo("kept");
    }
}
