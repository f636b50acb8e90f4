package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** JMSRedelivered and JMSXDeliveryCount. */
@ConformanceTest
final class RedeliveryHeaderTest {
    private static final String COUNT = "JMSXDeliveryCount";

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.5.11",
            text = "A message that is delivered for the first time has the count 1 and is not marked as redelivered.",
            pitfalls = 9)
    void theFirstDeliveryHasTheCountOne(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);

        Message received = loop.pass(loop.session().createMessage());

        assertThat(received.getJMSRedelivered()).isFalse();
        assertThat(received.propertyExists(COUNT)).isTrue();
        assertThat(received.getObjectProperty(COUNT)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.5.11",
            text = "Each further delivery after a rollback is marked as redelivered and counts one more.",
            pitfalls = 9)
    void eachDeliveryAfterARollbackCountsOneMore(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms.session(Session.SESSION_TRANSACTED), jms);
        loop.producer().send(loop.session().createMessage());
        loop.session().commit();

        for (int count = 1; count <= 3; count++) {
            Message received = loop.receive();
            assertThat(received.getIntProperty(COUNT)).isEqualTo(count);
            assertThat(received.getJMSRedelivered()).isEqualTo(count > 1);
            loop.session().rollback();
        }
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.5.11",
            text = "The message object of an earlier delivery does not change when the message is delivered again.",
            pitfalls = 9)
    void anEarlierDeliveryDoesNotChange(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Message first = loop.pass(loop.session().createMessage());

        loop.session().recover();
        Message second = loop.receive();

        assertThat(second.getJMSRedelivered()).isTrue();
        assertThat(second.getIntProperty(COUNT)).isEqualTo(2);
        assertThat(first.getJMSRedelivered()).isFalse();
        assertThat(first.getIntProperty(COUNT)).isEqualTo(1);
    }

    @Test
    @Requirement(
            section = "3.5.11",
            text = "One subscription's redelivery is not counted on another's copy.",
            pitfalls = {9, 103})
    void anotherSubscriptionsCopyIsNotCounted(Jms jms) throws JMSException {
        Loop failing = Loop.open(Domain.TOPIC, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        MessageConsumer other = jms.session().createConsumer(failing.destination());
        failing.pass(failing.session().createMessage());
        failing.session().recover();
        failing.receive();

        Message copy = Jms.receive(other);

        assertThat(copy.getJMSRedelivered()).isFalse();
        assertThat(copy.getIntProperty(COUNT)).isEqualTo(1);
    }

    @Test
    @Requirement(
            section = "3.5.11",
            text =
                    "Messages that a closed consumer has not received come to the next; if they are marked as redelivered, "
                            + "their count says so, too.",
            pitfalls = 10)
    void markAndCountAgreeAfterTheCloseOfAConsumer(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        Jms.send(session.createProducer(queue), session, "1", "2", "3");
        MessageConsumer first = session.createConsumer(queue);
        assertThat(Jms.receiveText(first)).isEqualTo("1");
        first.close();

        MessageConsumer second = session.createConsumer(queue);

        List<Delivery> deliveries = Delivery.receive(second, 2);
        assertThat(Delivery.texts(deliveries)).containsExactly("2", "3");
        assertThat(deliveries).allMatch(Delivery::isConsistent);
    }

    @Test
    @Requirement(
            section = "3.5.11",
            text = "Browsing does not count as a delivery.",
            pitfalls = {9, 10})
    void browsingCountsNothing(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        session.createProducer(queue).send(session.createMessage());
        assertThat(Enumerations.browse(session, queue)).hasSize(1);

        Message received = Jms.receive(session.createConsumer(queue));

        assertThat(received.getJMSRedelivered()).isFalse();
        assertThat(received.getIntProperty(COUNT)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.4.7",
            text =
                    "A message that was redelivered and is forwarded arrives as one that is delivered for the first time.",
            pitfalls = 8)
    void aForwardedMessageBeginsAnew(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        loop.pass(loop.session().createMessage());
        loop.session().recover();
        Message redelivered = loop.receive();
        assertThat(redelivered.getJMSRedelivered()).isTrue();
        redelivered.acknowledge();

        Message forwarded = forward(redelivered, domain, jms);

        assertThat(forwarded.getJMSRedelivered()).isFalse();
        assertThat(forwarded.getIntProperty(COUNT)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.9",
            text =
                    "A received message can be sent on as it is: body, properties and the application's headers go along.",
            pitfalls = 8)
    void aReceivedMessageCanBeForwarded(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        TextMessage sent = loop.session().createTextMessage("body");
        sent.setStringProperty("key", "value");
        sent.setJMSType("type");
        sent.setJMSCorrelationID("correlated");
        TextMessage received = loop.pass(sent);
        String firstId = received.getJMSMessageID();
        Destination firstDestination = received.getJMSDestination();

        TextMessage forwarded = (TextMessage) forward(received, domain, jms);

        assertThat(forwarded.getText()).isEqualTo("body");
        assertThat(forwarded.getStringProperty("key")).isEqualTo("value");
        assertThat(forwarded.getJMSType()).isEqualTo("type");
        assertThat(forwarded.getJMSCorrelationID()).isEqualTo("correlated");
        assertThat(forwarded.getJMSMessageID()).isNotEqualTo(firstId);
        assertThat(Domain.describe(forwarded.getJMSDestination())).isNotEqualTo(Domain.describe(firstDestination));
    }

    /** Sends a received message to another destination, and returns what arrives there. */
    private static Message forward(Message received, Domain domain, Jms jms) throws JMSException {
        Session session = jms.session();
        Destination next = domain.destination(jms, session);
        MessageConsumer consumer = session.createConsumer(next);
        MessageProducer producer = session.createProducer(next);
        producer.send(received);
        return Jms.receive(consumer);
    }
}
