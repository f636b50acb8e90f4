package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;

import org.junit.jupiter.api.Test;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Subscriptions without a name, each with one consumer. */
@ConformanceTest
final class UnsharedSubscriptionTest {
    @Test
    @Requirement(
            section = "8.3.1",
            text = "Each consumer created on a topic has a subscription of its own, in the same session too.",
            pitfalls = 94)
    void eachConsumerHasASubscriptionOfItsOwn(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        MessageConsumer first = session.createConsumer(topic);
        MessageConsumer second = session.createConsumer(topic);
        MessageConsumer elsewhere = jms.session().createConsumer(topic);

        Jms.send(session.createProducer(topic), session, "1", "2");

        for (MessageConsumer consumer : new MessageConsumer[] {first, second, elsewhere}) {
            assertThat(Jms.receiveText(consumer)).isEqualTo("1");
            assertThat(Jms.receiveText(consumer)).isEqualTo("2");
        }
    }

    @Test
    @Requirement(
            section = "8.3.1",
            text = "A subscription and what waits in it are gone when its consumer is closed.",
            pitfalls = 94)
    void theSubscriptionEndsWithItsConsumer(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        MessageProducer producer = session.createProducer(topic);
        MessageConsumer first = session.createConsumer(topic);
        Jms.send(producer, session, "waits");
        first.close();
        Jms.send(producer, session, "nobody there");

        MessageConsumer second = session.createConsumer(topic);
        Jms.send(producer, session, "new");

        assertThat(Jms.receiveText(second)).isEqualTo("new");
    }

    @Test
    @Requirement(section = "4.2.2", text = "Publishing to a topic without subscriptions is no error.", pitfalls = 94)
    void publishingToNobodyIsNoError(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        MessageProducer producer = session.createProducer(topic);

        Jms.send(producer, session, "to nobody");

        MessageConsumer consumer = session.createConsumer(topic);
        Jms.send(producer, session, "to somebody");
        assertThat(Jms.receiveText(consumer)).isEqualTo("to somebody");
    }

    @Test
    @Requirement(
            section = "8.3.1",
            text = "With noLocal, what the own connection publishes is not added, by whichever session.",
            pitfalls = 94)
    void withNoLocalTheOwnConnectionIsNotHeard(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session session = connection.createSession();
        Session sibling = connection.createSession();
        Session stranger = jms.session();
        Topic topic = jms.topic(session);
        MessageConsumer consumer = session.createConsumer(topic, null, true);

        Jms.send(session.createProducer(topic), session, "own session");
        Jms.send(sibling.createProducer(topic), sibling, "own connection");
        Jms.send(stranger.createProducer(topic), stranger, "other connection");

        assertThat(Jms.receiveText(consumer)).isEqualTo("other connection");
    }

    @Test
    @Requirement(
            section = "8.3.1",
            text = "One subscription's noLocal does not concern another's.",
            pitfalls = {94, 103})
    void noLocalConcernsItsSubscriptionOnly(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        MessageConsumer deaf = session.createConsumer(topic, null, true);
        MessageConsumer hearing = session.createConsumer(topic, null, false);
        Session stranger = jms.session();

        Jms.send(session.createProducer(topic), session, "own");
        Jms.send(stranger.createProducer(topic), stranger, "other");

        assertThat(Jms.receiveText(hearing)).isEqualTo("own");
        assertThat(Jms.receiveText(hearing)).isEqualTo("other");
        assertThat(Jms.receiveText(deaf)).isEqualTo("other");
    }

    @Test
    @Requirement(section = "8.3.1", text = "noLocal and a selector both apply.", pitfalls = 94)
    void noLocalAndSelectorBothApply(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        MessageConsumer consumer = session.createConsumer(topic, "JMSPriority > 5", true);
        Session stranger = jms.session();
        MessageProducer own = session.createProducer(topic);
        MessageProducer other = stranger.createProducer(topic);
        own.setPriority(9);

        Jms.send(own, session, "own");
        Jms.send(other, stranger, "not selected");
        other.setPriority(9);
        Jms.send(other, stranger, "selected");

        assertThat(Jms.receiveText(consumer)).isEqualTo("selected");
    }

    @Test
    @Requirement(
            section = "8.3.1",
            text = "Subscribers of the topic domain are the same, and know their topic and noLocal.",
            pitfalls = 94)
    void subscribersOfTheTopicDomainAreTheSame(Jms jms) throws JMSException {
        TopicConnection connection = jms.topicConnection();
        TopicSession session = connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
        Topic topic = jms.topic(session);
        TopicSubscriber plain = session.createSubscriber(topic);
        TopicSubscriber deaf = session.createSubscriber(topic, null, true);
        Session stranger = jms.session();

        Jms.send(session.createPublisher(topic), session, "own");
        Jms.send(stranger.createProducer(topic), stranger, "other");

        assertThat(Jms.receiveText(plain)).isEqualTo("own");
        assertThat(Jms.receiveText(deaf)).isEqualTo("other");
        assertThat(plain.getNoLocal()).isFalse();
        assertThat(deaf.getNoLocal()).isTrue();
        assertThat(plain.getTopic().getTopicName()).isEqualTo(topic.getTopicName());
    }
}
