package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What sessions make: messages, names of destinations, producers; and which threads may use them. */
@ConformanceTest
final class SessionTest {
    @ParameterizedTest
    @EnumSource(MessageKind.class)
    @Requirement(
            section = "6.2.4",
            text = "A message can be sent through any session, be the one that made it closed.",
            pitfalls = 54)
    void aMessageIsNotBoundToItsSession(MessageKind kind, Jms jms) throws JMSException {
        Session maker = jms.connection().createSession();
        Message message = kind.create(maker, "word");
        maker.close();

        Message received = Loop.open(jms).pass(message);

        assertThat(kind.read(received)).isEqualTo(kind == MessageKind.PLAIN ? null : "word");
    }

    @Test
    @Requirement(
            section = "6.2.3",
            text = "Destinations that sessions make of one name are the same destination, and know their name.",
            pitfalls = 64)
    void aDestinationIsItsName(Jms jms) throws JMSException {
        Session session = jms.session();
        Session other = jms.session();
        String queueName = jms.name("queue");
        String topicName = jms.name("topic");
        MessageConsumer ofQueue = session.createConsumer(session.createQueue(queueName));
        MessageConsumer ofTopic = session.createConsumer(session.createTopic(topicName));

        Queue queue = other.createQueue(queueName);
        Topic topic = other.createTopic(topicName);

        assertThat(queue.getQueueName()).isEqualTo(queueName);
        assertThat(topic.getTopicName()).isEqualTo(topicName);
        Jms.send(other.createProducer(queue), other, "to the queue");
        Jms.send(other.createProducer(topic), other, "to the topic");
        assertThat(Jms.receiveText(ofQueue)).isEqualTo("to the queue");
        assertThat(Jms.receiveText(ofTopic)).isEqualTo("to the topic");
    }

    @Test
    @Requirement(
            section = "6.2.3",
            text = "A queue and a topic of one name have nothing to do with each other.",
            pitfalls = 64)
    void aQueueAndATopicOfOneNameAreTwo(Jms jms) throws JMSException {
        Session session = jms.session();
        String name = jms.name("both");
        MessageConsumer ofQueue = session.createConsumer(session.createQueue(name));
        MessageConsumer ofTopic = session.createConsumer(session.createTopic(name));

        Jms.send(session.createProducer(session.createTopic(name)), session, "to the topic");
        Jms.send(session.createProducer(session.createQueue(name)), session, "to the queue");

        assertThat(Jms.receiveText(ofQueue)).isEqualTo("to the queue");
        assertThat(Jms.receiveText(ofTopic)).isEqualTo("to the topic");
    }

    @Test
    @Requirement(
            section = "6.2",
            text = "A session may be used by several threads, if not by two at once.",
            pitfalls = 60)
    void threadsMayTakeTurns(Jms jms) throws Exception {
        Session session =
                OtherThread.calls(() -> jms.session(Session.SESSION_TRANSACTED)).result();
        Queue queue = OtherThread.calls(() -> jms.queue(session)).result();
        MessageProducer producer =
                OtherThread.calls(() -> session.createProducer(queue)).result();
        OtherThread.does(() -> Jms.send(producer, session, "text")).result();
        OtherThread.does(session::commit).result();
        MessageConsumer consumer =
                OtherThread.calls(() -> session.createConsumer(queue)).result();

        String text = OtherThread.calls(() -> Jms.receiveText(consumer)).result();

        assertThat(text).isEqualTo("text");
        OtherThread.does(session::rollback).result();
        assertThat(Jms.receive(consumer).getJMSRedelivered()).isTrue();
    }

    @Test
    @Requirement(
            section = "6.2",
            text = "Closing one producer or consumer of a session leaves the others open.",
            pitfalls = 55)
    void closingAProducerOrConsumerLeavesTheOthers(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        MessageConsumer closedConsumer = session.createConsumer(queue);
        MessageConsumer consumer = session.createConsumer(queue);
        MessageProducer closedProducer = session.createProducer(queue);
        MessageProducer producer = session.createProducer(queue);

        closedConsumer.close();
        closedProducer.close();

        assertThatThrownBy(() -> Jms.send(closedProducer, session, "text")).isInstanceOf(IllegalStateException.class);
        Jms.send(producer, session, "text");
        assertThat(Jms.receiveText(consumer)).isEqualTo("text");
    }
}
