package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Messages that are sent to be delivered later. */
@ConformanceTest
final class DeliveryDelayTest {
    /** A delay worth waiting for, in milliseconds. */
    private static final long SHORT = 40;
    /** A delay that no test lives to see. */
    private static final long HOUR = 3_600_000;

    @ParameterizedTest
    @CsvSource({
        "QUEUE, " + DeliveryMode.PERSISTENT,
        "QUEUE, " + DeliveryMode.NON_PERSISTENT,
        "TOPIC, " + DeliveryMode.PERSISTENT,
        "TOPIC, " + DeliveryMode.NON_PERSISTENT
    })
    @Requirement(
            section = "7.9",
            text = "A message is not delivered before its delivery time, which is the time of the send plus the delay.",
            pitfalls = {5, 6, 125})
    void aMessageIsNotDeliveredBeforeItsTime(Domain domain, int mode, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        loop.producer().setDeliveryMode(mode);
        loop.producer().setDeliveryDelay(SHORT);
        Message sent = loop.session().createMessage();
        long before = System.currentTimeMillis();
        loop.producer().send(sent);
        long after = System.currentTimeMillis();

        Message received = loop.receive();

        assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(sent.getJMSDeliveryTime());
        assertThat(sent.getJMSDeliveryTime()).isBetween(before + SHORT, after + SHORT);
        assertThat(received.getJMSDeliveryTime()).isEqualTo(sent.getJMSDeliveryTime());
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(section = "7.9", text = "A delayed message does not hold up messages sent after it.", pitfalls = 6)
    void aDelayedMessageHoldsUpNoOther(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        loop.producer().setDeliveryDelay(HOUR);
        Jms.send(loop.producer(), loop.session(), "delayed");
        loop.producer().setDeliveryDelay(0);

        Jms.send(loop.producer(), loop.session(), "at once");

        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("at once");
    }

    @Test
    @Requirement(
            section = "4.1.6",
            text = "A browser does not show a message before its delivery time.",
            pitfalls = {6, 90})
    void aDelayedMessageIsNotBrowsed(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        MessageProducer producer = session.createProducer(queue);
        producer.setDeliveryDelay(HOUR);
        Jms.send(producer, session, "delayed");
        producer.setDeliveryDelay(0);
        Jms.send(producer, session, "at once");

        assertThat(Enumerations.browseTexts(session, queue)).containsExactly("at once");
    }

    @Test
    @Requirement(
            section = "7.9",
            text = "Messages with different delays are delivered, and none before its time has come.",
            pitfalls = 6)
    void delayedMessagesComeAfterTheirTimes(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        loop.producer().setDeliveryDelay(3 * SHORT);
        Jms.send(loop.producer(), loop.session(), "later");
        loop.producer().setDeliveryDelay(SHORT);
        Jms.send(loop.producer(), loop.session(), "sooner");

        List<String> received = new ArrayList<>();
        for (int count = 0; count < 2; count++) {
            Message message = loop.receive();
            assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(message.getJMSDeliveryTime());
            received.add(message.getBody(String.class));
        }
        assertThat(received).containsExactlyInAnyOrder("sooner", "later");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "7.9",
            text = "A message whose delay is longer than its time to live expires undelivered.",
            pitfalls = 6)
    void aDelayLongerThanTheTimeToLiveMeansNoDelivery(Domain domain, Jms jms) throws JMSException {
        assertThat(Grace.suffices(grace -> {
                    Loop loop = Loop.open(domain, jms);
                    Message message = loop.session().createTextMessage("expires first");
                    loop.producer().setDeliveryDelay(SHORT + grace);
                    loop.producer().send(message, DeliveryMode.PERSISTENT, Message.DEFAULT_PRIORITY, 1);
                    loop.producer().setDeliveryDelay(SHORT + grace + 20);

                    Jms.send(loop.producer(), loop.session(), "lives");

                    return Jms.receiveText(loop.consumer()).equals("lives");
                }))
                .isTrue();
    }

    @Test
    @Requirement(
            section = "3.4.13",
            text = "The delay of a transacted send counts from the send, not from the commit.",
            pitfalls = {5, 6})
    void inATransactionTheDelayCountsFromTheSend(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Message message = loop.session().createMessage();
        loop.producer().setDeliveryDelay(SHORT);
        loop.producer().send(message);
        long sent = System.currentTimeMillis();
        Waiting.untilAfter(sent + 5);
        loop.session().commit();

        Message received = loop.receive();

        assertThat(received.getJMSDeliveryTime()).isLessThanOrEqualTo(sent + SHORT);
        assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(received.getJMSDeliveryTime());
    }

    @Test
    @Requirement(
            section = "7.9",
            text = "A delayed publication goes to a subscription that existed at the send and not to a later one.",
            pitfalls = 7)
    void aDelayedPublicationSkipsLaterSubscriptions(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        MessageConsumer early = session.createConsumer(topic);
        MessageProducer producer = session.createProducer(topic);
        producer.setDeliveryDelay(SHORT);
        Jms.send(producer, session, "delayed");
        MessageConsumer late = session.createConsumer(topic);
        assertThat(Jms.receiveText(early)).isEqualTo("delayed");

        producer.setDeliveryDelay(0);
        Jms.send(producer, session, "for both");

        assertThat(Jms.receiveText(late)).isEqualTo("for both");
        assertThat(Jms.receiveText(early)).isEqualTo("for both");
    }

    @Test
    @Requirement(
            section = "7.9",
            text = "A delayed publication waits in a durable subscription that existed at the send, consumer or not.",
            pitfalls = 7)
    void aDelayedPublicationReachesAnInactiveDurableSubscription(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        session.createDurableConsumer(topic, name).close();
        MessageProducer producer = session.createProducer(topic);
        producer.setDeliveryDelay(SHORT);
        Jms.send(producer, session, "delayed");

        MessageConsumer consumer = session.createDurableConsumer(topic, name);

        assertThat(Jms.receiveText(consumer)).isEqualTo("delayed");
    }
}
