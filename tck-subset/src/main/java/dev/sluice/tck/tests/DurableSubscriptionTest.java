package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Unshared durable subscriptions: who may use them, and what changes them. */
@ConformanceTest
final class DurableSubscriptionTest {
    /** The methods that create a consumer on an unshared durable subscription. */
    enum Creation {
        CONSUMER {
            @Override
            MessageConsumer consumer(Session session, Topic topic, String name) throws JMSException {
                return session.createDurableConsumer(topic, name);
            }
        },
        CONSUMER_WITH_SELECTOR {
            @Override
            MessageConsumer consumer(Session session, Topic topic, String name) throws JMSException {
                return session.createDurableConsumer(topic, name, null, false);
            }
        },
        SUBSCRIBER {
            @Override
            MessageConsumer consumer(Session session, Topic topic, String name) throws JMSException {
                return session.createDurableSubscriber(topic, name);
            }
        },
        SUBSCRIBER_WITH_SELECTOR {
            @Override
            MessageConsumer consumer(Session session, Topic topic, String name) throws JMSException {
                return session.createDurableSubscriber(topic, name, null, false);
            }
        };

        abstract MessageConsumer consumer(Session session, Topic topic, String name) throws JMSException;
    }

    @ParameterizedTest
    @EnumSource(Creation.class)
    @Requirement(
            section = "8.3.3",
            text = "Without a client id, an unshared durable subscription is refused with IllegalStateException.",
            pitfalls = 96)
    void aClientIdIsNeeded(Creation creation, Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");

        assertThatThrownBy(() -> creation.consumer(session, topic, name)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(Creation.class)
    @Requirement(
            section = "8.3.3",
            text = "A second consumer is refused while the first is active, which goes on undisturbed.",
            pitfalls = 100)
    void aSecondConsumerIsRefused(Creation creation, Jms jms) throws JMSException {
        Connection connection = jms.startedWithClientId();
        Session session = connection.createSession();
        Session sibling = connection.createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageConsumer first = session.createDurableConsumer(topic, name);

        assertThatThrownBy(() -> creation.consumer(session, topic, name)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> creation.consumer(sibling, topic, name)).isInstanceOf(JMSException.class);

        Jms.send(session.createProducer(topic), session, "text");
        assertThat(Jms.receiveText(first)).isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource(Creation.class)
    @Requirement(
            section = "8.3.3",
            text = "Once the first consumer is closed, any method of creation goes on with the same subscription.",
            pitfalls = {99, 100})
    void anyMethodGoesOnWithTheSubscription(Creation creation, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        session.createDurableConsumer(topic, name).close();
        Jms.send(session.createProducer(topic), session, "kept");

        MessageConsumer next = creation.consumer(session, topic, name);

        assertThat(Jms.receiveText(next)).isEqualTo("kept");
    }

    @ParameterizedTest
    @CsvSource({"true, true, false", "true, false, false", "false, true, false", "false, false, true"})
    @Requirement(
            section = "8.3.3",
            text = "Another selector or noLocal for an inactive subscription means a new one: the backlog is gone.",
            pitfalls = {95, 99})
    void otherTermsMeanANewSubscription(boolean otherSelector, boolean otherNoLocal, boolean kept, Jms jms)
            throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Session stranger = jms.session();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageProducer producer = stranger.createProducer(topic);
        session.createDurableConsumer(topic, name, "JMSPriority > 0", false).close();
        Jms.send(producer, stranger, "backlog");

        MessageConsumer next = session.createDurableConsumer(
                topic, name, otherSelector ? "JMSPriority > 1" : "JMSPriority > 0", otherNoLocal);
        Jms.send(producer, stranger, "new");

        assertThat(Jms.receiveText(next)).isEqualTo(kept ? "backlog" : "new");
    }

    @Test
    @Requirement(
            section = "8.3.3",
            text = "Another topic for an inactive subscription means a new one, on that topic alone.",
            pitfalls = 99)
    void anotherTopicMeansANewSubscription(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic before = jms.topic(session);
        Topic after = jms.topic(session);
        String name = jms.name("subscription");
        session.createDurableConsumer(before, name).close();
        Jms.send(session.createProducer(before), session, "backlog");

        MessageConsumer next = session.createDurableConsumer(after, name);
        Jms.send(session.createProducer(before), session, "old topic");
        Jms.send(session.createProducer(after), session, "new topic");

        assertThat(Jms.receiveText(next)).isEqualTo("new topic");
    }

    @Test
    @Requirement(section = "8.3.3", text = "A selector that is null and one that is empty are the same.", pitfalls = 99)
    void nullAndEmptySelectorAreTheSame(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        session.createDurableConsumer(topic, name, null, false).close();
        Jms.send(session.createProducer(topic), session, "kept");

        MessageConsumer next = session.createDurableConsumer(topic, name, "", false);

        assertThat(Jms.receiveText(next)).isEqualTo("kept");
    }

    @Test
    @Requirement(
            section = "8.3.3",
            text = "Subscriptions of different clients are different, whatever their names.",
            pitfalls = {97, 100})
    void eachClientHasItsOwn(Jms jms) throws JMSException {
        Session one = jms.startedWithClientId().createSession();
        Session other = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(one);
        String name = jms.name("subscription");
        MessageConsumer ofOne = one.createDurableConsumer(topic, name);
        MessageConsumer ofOther = other.createDurableConsumer(topic, name);

        Jms.send(one.createProducer(topic), one, "for both");

        assertThat(Jms.receiveText(ofOne)).isEqualTo("for both");
        assertThat(Jms.receiveText(ofOther)).isEqualTo("for both");
    }

    @Test
    @Requirement(
            section = "8.3.3",
            text = "A client may have several subscriptions on a topic, by different names.",
            pitfalls = 100)
    void aClientMayHaveSeveral(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        MessageConsumer first = session.createDurableConsumer(topic, jms.name("subscription"));
        MessageConsumer second = session.createDurableConsumer(topic, jms.name("subscription"));

        Jms.send(session.createProducer(topic), session, "for both");

        assertThat(Jms.receiveText(first)).isEqualTo("for both");
        assertThat(Jms.receiveText(second)).isEqualTo("for both");
    }

    @Test
    @Requirement(
            section = "8.3.3",
            text = "With noLocal, what the own connection publishes is not added.",
            pitfalls = 95)
    void withNoLocalTheOwnConnectionIsNotHeard(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Session stranger = jms.session();
        Topic topic = jms.topic(session);
        MessageConsumer consumer = session.createDurableConsumer(topic, jms.name("subscription"), null, true);

        Jms.send(session.createProducer(topic), session, "own");
        Jms.send(stranger.createProducer(topic), stranger, "other");

        assertThat(Jms.receiveText(consumer)).isEqualTo("other");
    }

    @Test
    @Requirement(
            section = "8.3.3",
            text = "With noLocal, what a later connection with the same client id publishes is not added either.",
            pitfalls = 95)
    void withNoLocalTheSameClientIsNotHeard(Jms jms) throws JMSException {
        String clientId = jms.name("client");
        String name = jms.name("subscription");
        Topic topic;
        try (Connection first = jms.factory().createConnection()) {
            first.setClientID(clientId);
            Session session = first.createSession();
            topic = jms.topic(session);
            session.createDurableConsumer(topic, name, null, true).close();
        }
        Connection second = jms.connection();
        second.setClientID(clientId);
        second.start();
        Session session = second.createSession();
        Session stranger = jms.session();

        Jms.send(session.createProducer(topic), session, "same client");
        Jms.send(stranger.createProducer(topic), stranger, "other client");

        MessageConsumer consumer = session.createDurableConsumer(topic, name, null, true);
        assertThat(Jms.receiveText(consumer)).isEqualTo("other client");
    }

    @Test
    @Requirement(
            section = "javadoc TopicSubscriber",
            text = "A durable subscriber knows its topic, its selector and its noLocal.",
            pitfalls = 95)
    void aSubscriberKnowsItsTerms(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);

        TopicSubscriber subscriber =
                session.createDurableSubscriber(topic, jms.name("subscription"), "JMSPriority > 1", true);

        assertThat(subscriber.getTopic().getTopicName()).isEqualTo(topic.getTopicName());
        assertThat(subscriber.getMessageSelector()).isEqualTo("JMSPriority > 1");
        assertThat(subscriber.getNoLocal()).isTrue();
    }
}
