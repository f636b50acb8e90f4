package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Sessions and subscribers of the topic domain. */
@ConformanceTest
final class LegacyTopicTest {
    private static TopicSession started(Jms jms) throws JMSException {
        TopicConnection connection = jms.topicConnection();
        connection.setClientID(jms.name("client"));
        connection.start();
        return connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    @Test
    @Requirement(
            section = "8.3.1",
            text = "A subscriber with a selector receives what it selects, and knows the selector.",
            pitfalls = {38, 105})
    void aSubscriberMayHaveASelector(Jms jms) throws JMSException {
        TopicSession session = started(jms);
        Topic topic = jms.topic(session);
        TopicSubscriber selecting = session.createSubscriber(topic, "JMSPriority > 5", false);
        TopicPublisher publisher = session.createPublisher(topic);

        Jms.send(publisher, session, "low");
        publisher.setPriority(9);
        Jms.send(publisher, session, "high");

        assertThat(Jms.receiveText(selecting)).isEqualTo("high");
        assertThat(selecting.getMessageSelector()).isEqualTo("JMSPriority > 5");
        assertThatThrownBy(() -> session.createSubscriber(topic, "JMSPriority >", false))
                .isInstanceOf(InvalidSelectorException.class);
    }

    @Test
    @Requirement(
            section = "javadoc TopicSession",
            text = "Subscribers to null are refused with InvalidDestinationException.",
            pitfalls = 119)
    void nothingSubscribesToNull(Jms jms) throws JMSException {
        TopicSession session = started(jms);
        String name = jms.name("subscription");

        assertThatThrownBy(() -> session.createSubscriber(null)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createSubscriber(null, "a = 1", false))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createDurableSubscriber(null, name))
                .isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    @Requirement(section = "8.3.3", text = "A durable subscriber knows its topic, selector and noLocal.", pitfalls = 95)
    void aDurableSubscriberKnowsItsTerms(Jms jms) throws JMSException {
        TopicSession session = started(jms);
        Topic topic = jms.topic(session);

        TopicSubscriber plain = session.createDurableSubscriber(topic, jms.name("subscription"));
        TopicSubscriber deaf = session.createDurableSubscriber(topic, jms.name("subscription"), "a = 1", true);

        assertThat(plain.getTopic().getTopicName()).isEqualTo(topic.getTopicName());
        assertThat(plain.getMessageSelector()).isNull();
        assertThat(plain.getNoLocal()).isFalse();
        assertThat(deaf.getMessageSelector()).isEqualTo("a = 1");
        assertThat(deaf.getNoLocal()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(SubscriptionKind.class)
    @Requirement(section = "9.2", text = "Subscriptions of each kind work in a topic session.", pitfalls = 106)
    void eachKindOfSubscriptionWorks(SubscriptionKind kind, Jms jms) throws JMSException {
        TopicSession session = started(jms);
        Topic topic = jms.topic(session);
        MessageConsumer consumer = kind.consumer(session, topic, jms.name("subscription"));

        session.createPublisher(topic).publish(session.createTextMessage("text"));

        assertThat(Jms.receiveText(consumer)).isEqualTo("text");
    }

    @Test
    @Requirement(section = "8.3.3", text = "A topic session deletes durable subscriptions.", pitfalls = 101)
    void aTopicSessionUnsubscribes(Jms jms) throws JMSException {
        TopicSession session = started(jms);
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        session.createDurableSubscriber(topic, name).close();
        session.createPublisher(topic).publish(session.createTextMessage("backlog"));

        session.unsubscribe(name);

        TopicSubscriber next = session.createDurableSubscriber(topic, name);
        session.createPublisher(topic).publish(session.createTextMessage("new"));
        assertThat(Jms.receiveText(next)).isEqualTo("new");
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "What a TopicSession inherits and need not refuse works: consumers, producers, temporary topics.",
            pitfalls = {62, 106})
    void whatIsInheritedWorks(Jms jms) throws JMSException {
        TopicSession session = started(jms);
        Topic topic = jms.topic(session);
        TemporaryTopic temporary = session.createTemporaryTopic();
        MessageConsumer ofTopic = session.createConsumer(topic);
        MessageConsumer ofTemporary = session.createConsumer(temporary);
        MessageProducer producer = session.createProducer(null);

        producer.send(topic, session.createTextMessage("to the topic"));
        producer.send(temporary, session.createTextMessage("to the temporary topic"));

        assertThat(Jms.receiveText(ofTopic)).isEqualTo("to the topic");
        assertThat(Jms.receiveText(ofTemporary)).isEqualTo("to the temporary topic");
    }

    @Test
    @Requirement(
            section = "6.2.15",
            text = "Closed subscribers and publishers refuse, getTopic and getNoLocal included: IllegalStateException.",
            pitfalls = {55, 117})
    void closedObjectsRefuse(Jms jms) throws JMSException {
        TopicSession session = started(jms);
        Topic topic = jms.topic(session);
        TopicSubscriber subscriber = session.createSubscriber(topic);
        TopicPublisher publisher = session.createPublisher(topic);
        subscriber.close();
        publisher.close();

        assertThatThrownBy(subscriber::getTopic).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(subscriber::getNoLocal).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(subscriber::receiveNoWait).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(publisher::getTopic).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> publisher.publish(session.createMessage())).isInstanceOf(IllegalStateException.class);

        session.close();
        assertThatThrownBy(() -> session.createSubscriber(topic)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> session.createPublisher(topic)).isInstanceOf(IllegalStateException.class);
    }
}
