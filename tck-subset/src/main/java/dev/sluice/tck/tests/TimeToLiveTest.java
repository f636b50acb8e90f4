package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
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
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** How long messages live. */
@ConformanceTest
final class TimeToLiveTest {
    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(section = "7.8", text = "A message whose time to live has passed is not delivered.")
    void anExpiredMessageIsNotDelivered(Domain domain, Jms jms) throws JMSException {
        assertExpires(grace -> {
            Connection connection = jms.connection();
            Session session = connection.createSession();
            Destination destination = domain.destination(jms, session);
            MessageConsumer consumer = session.createConsumer(destination);
            MessageProducer producer = session.createProducer(destination);
            sendAndAwaitExpiry(producer, session, grace);

            Jms.send(producer, session, "after it");
            connection.start();

            return Jms.receiveText(consumer).equals("after it");
        });
    }

    @Test
    @Requirement(section = "7.8", text = "A message whose time to live has passed is not shown by a browser.")
    void anExpiredMessageIsNotBrowsed(Jms jms) throws JMSException {
        assertExpires(grace -> {
            Session session = jms.session();
            Queue queue = jms.queue(session);
            sendAndAwaitExpiry(session.createProducer(queue), session, grace);

            return Enumerations.browse(session, queue).isEmpty();
        });
    }

    @Test
    @Requirement(
            section = "8.3.3",
            text = "A durable subscription without a consumer keeps a message until it expires, and no longer.",
            pitfalls = 103)
    void anExpiredMessageLeavesADurableSubscription(Jms jms) throws JMSException {
        assertExpires(grace -> {
            Session session = jms.startedWithClientId().createSession();
            Topic topic = jms.topic(session);
            String name = jms.name("subscription");
            session.createDurableConsumer(topic, name).close();
            MessageProducer producer = session.createProducer(topic);
            sendAndAwaitExpiry(producer, session, grace);
            Jms.send(producer, session, "after it");

            MessageConsumer consumer = session.createDurableConsumer(topic, name);

            return Jms.receiveText(consumer).equals("after it");
        });
    }

    @Test
    @Requirement(
            section = "3.4.9",
            text = "The time to live of a transacted send counts from the send, not from the commit.",
            pitfalls = 4)
    void inATransactionTheTimeToLiveCountsFromTheSend(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Message message = loop.session().createMessage();
        loop.producer().setTimeToLive(600_000);
        loop.producer().send(message);
        long sent = System.currentTimeMillis();
        Waiting.untilAfter(sent + 5);

        loop.session().commit();

        assertThat(loop.receive().getJMSExpiration()).isLessThanOrEqualTo(sent + 600_000);
    }

    @Test
    @Requirement(
            section = "3.4.9",
            text = "A message that has expired by the time of the commit is not delivered.",
            pitfalls = 4)
    void aMessageThatExpiredBeforeTheCommitIsNotDelivered(Jms jms) throws JMSException {
        assertExpires(grace -> {
            Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
            sendAndAwaitExpiry(loop.producer(), loop.session(), grace);
            Jms.send(loop.producer(), loop.session(), "after it");

            loop.session().commit();

            return Jms.receiveText(loop.consumer()).equals("after it");
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE / 2, 1L << 53})
    @Requirement(
            section = "3.4.9",
            text = "A time to live beyond the end of the calendar does not wrap around to the past.",
            pitfalls = 4)
    void aHugeTimeToLiveDoesNotWrapAround(long timeToLive, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        loop.producer().setTimeToLive(timeToLive);
        loop.producer().send(message);

        Message received = loop.receive();

        assertThat(message.getJMSExpiration()).isGreaterThan(System.currentTimeMillis());
        assertThat(received.getJMSExpiration()).isEqualTo(message.getJMSExpiration());
    }

    @Test
    @Requirement(section = "7.4", text = "The time to live given to send is used instead of the producer's.")
    void theTimeToLiveOfTheSendGoesBeforeThatOfTheProducer(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        loop.producer().setTimeToLive(600_000);
        Message message = loop.session().createMessage();

        loop.producer().send(message, DeliveryMode.PERSISTENT, 4, 0);

        assertThat(message.getJMSExpiration()).isZero();
        assertThat(loop.receive().getJMSExpiration()).isZero();
    }

    private static void sendAndAwaitExpiry(MessageProducer producer, Session session, long grace) throws JMSException {
        Message message = session.createTextMessage("short-lived");
        producer.send(message, DeliveryMode.PERSISTENT, 4, 1);
        Waiting.untilAfter(message.getJMSExpiration() + grace);
    }

    private static void assertExpires(Grace.Attempt attempt) throws JMSException {
        assertThat(Grace.suffices(attempt)).as("The message has expired.").isTrue();
    }
}
