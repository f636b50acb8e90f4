package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The methods of a closed producer. */
@ConformanceTest
final class ClosedProducerTest {
    /** How a producer is closed. */
    enum Closed {
        PRODUCER {
            @Override
            void close(Connection connection, Session session, MessageProducer producer) throws JMSException {
                producer.close();
            }
        },
        SESSION {
            @Override
            void close(Connection connection, Session session, MessageProducer producer) throws JMSException {
                session.close();
            }
        },
        CONNECTION {
            @Override
            void close(Connection connection, Session session, MessageProducer producer) throws JMSException {
                connection.close();
            }
        };

        abstract void close(Connection connection, Session session, MessageProducer producer) throws JMSException;
    }

    private static Stream<Named<Use<MessageProducer>>> settings() {
        return Stream.of(
                Use.named("getDestination", MessageProducer::getDestination),
                Use.named("getDeliveryMode", MessageProducer::getDeliveryMode),
                Use.named("getPriority", MessageProducer::getPriority),
                Use.named("getTimeToLive", MessageProducer::getTimeToLive),
                Use.named("getDeliveryDelay", MessageProducer::getDeliveryDelay),
                Use.named("getDisableMessageID", MessageProducer::getDisableMessageID),
                Use.named("getDisableMessageTimestamp", MessageProducer::getDisableMessageTimestamp),
                Use.named("setDeliveryMode", producer -> producer.setDeliveryMode(DeliveryMode.PERSISTENT)),
                Use.named("setPriority", producer -> producer.setPriority(5)),
                Use.named("setTimeToLive", producer -> producer.setTimeToLive(0)),
                Use.named("setDeliveryDelay", producer -> producer.setDeliveryDelay(0)),
                Use.named("setDisableMessageID", producer -> producer.setDisableMessageID(false)),
                Use.named("setDisableMessageTimestamp", producer -> producer.setDisableMessageTimestamp(false)));
    }

    static Stream<Arguments> closedAndSettings() {
        return Arrays.stream(Closed.values()).flatMap(closed -> settings().map(method -> Arguments.of(closed, method)));
    }

    @ParameterizedTest
    @MethodSource("closedAndSettings")
    @Requirement(
            section = "6.1.8",
            text = "The settings of a closed producer can neither be read nor written: IllegalStateException.",
            pitfalls = {55, 117})
    void itRefusesItsSettings(Closed closed, Use<MessageProducer> method, Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(jms.queue(session));
        closed.close(connection, session, producer);

        assertThatThrownBy(() -> method.of(producer)).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Arguments> closedAndForms() {
        return Arrays.stream(Closed.values())
                .flatMap(closed -> Arrays.stream(SendForm.values()).map(form -> Arguments.of(closed, form)));
    }

    @ParameterizedTest
    @MethodSource("closedAndForms")
    @Requirement(
            section = "6.1.8",
            text =
                    "A closed producer does not send, in whatever form: IllegalStateException, and no listener is called.",
            pitfalls = {55, 79, 117})
    void itDoesNotSend(Closed closed, SendForm form, Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Session session = connection.createSession();
        Destination queue = jms.queue(session);
        MessageProducer producer = session.createProducer(SendForm.FOR_BOUND.contains(form) ? queue : null);
        Message message = session.createTextMessage("refused");
        Completed listener = new Completed();
        closed.close(connection, session, producer);

        assertThatThrownBy(() -> form.send(producer, queue, message, listener))
                .isInstanceOf(IllegalStateException.class);

        Session other = jms.session();
        Jms.send(other.createProducer(queue), other, "after it");
        assertThat(Jms.receiveText(other.createConsumer(queue))).isEqualTo("after it");
        assertThat(listener.calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Closed.class)
    @Requirement(
            section = "6.1.8",
            text = "A closed queue sender neither tells its queue nor sends: IllegalStateException.",
            pitfalls = {55, 117})
    void aQueueSenderRefuses(Closed closed, Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();
        QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueSender sender = session.createSender(jms.queue(session));
        Message message = session.createMessage();
        closed.close(connection, session, sender);

        assertThatThrownBy(sender::getQueue).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sender.send(message)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(Closed.class)
    @Requirement(
            section = "6.1.8",
            text = "A closed topic publisher neither tells its topic nor publishes: IllegalStateException.",
            pitfalls = {55, 117})
    void aTopicPublisherRefuses(Closed closed, Jms jms) throws JMSException {
        TopicConnection connection = jms.topicConnection();
        TopicSession session = connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        TopicPublisher publisher = session.createPublisher(jms.topic(session));
        Message message = session.createMessage();
        closed.close(connection, session, publisher);

        assertThatThrownBy(publisher::getTopic).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> publisher.publish(message)).isInstanceOf(IllegalStateException.class);
    }
}
