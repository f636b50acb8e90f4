package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The settings of producers and the forms of sending. */
@ConformanceTest
final class ProducerTest {
    @Test
    @Requirement(
            section = "javadoc MessageProducer",
            text =
                    "A new producer sends persistently, with priority 4, no limit of life, no delay, ids and time stamps.")
    void theDefaultsAreThoseOfTheStandard(Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        MessageProducer producer = session.createProducer(jms.queue(session));

        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(producer.getPriority()).isEqualTo(4);
        assertThat(producer.getTimeToLive()).isZero();
        assertThat(producer.getDeliveryDelay()).isZero();
        assertThat(producer.getDisableMessageID()).isFalse();
        assertThat(producer.getDisableMessageTimestamp()).isFalse();
    }

    @Test
    @Requirement(section = "7.4", text = "The settings of a producer read as they were set.")
    void settingsReadAsTheyWereSet(Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        MessageProducer producer = session.createProducer(jms.queue(session));

        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.setPriority(0);
        producer.setTimeToLive(5);
        producer.setDeliveryDelay(6);

        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(producer.getPriority()).isZero();
        assertThat(producer.getTimeToLive()).isEqualTo(5);
        assertThat(producer.getDeliveryDelay()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, -1, Integer.MAX_VALUE})
    @Requirement(
            section = "3.4.2",
            text = "A delivery mode that is none of the two is refused and not set.",
            pitfalls = 12)
    void anUnknownDeliveryModeIsRefused(int mode, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);

        assertThatThrownBy(() -> loop.producer().setDeliveryMode(mode)).isInstanceOf(JMSException.class);

        assertThat(loop.producer().getDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10, Integer.MAX_VALUE, Integer.MIN_VALUE})
    @Requirement(section = "3.4.10", text = "A priority outside 0 to 9 is refused and not set.", pitfalls = 12)
    void aPriorityOutOfRangeIsRefused(int priority, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);

        assertThatThrownBy(() -> loop.producer().setPriority(priority)).isInstanceOf(JMSException.class);

        assertThat(loop.producer().getPriority()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    @Requirement(
            section = "7.9",
            text = "A negative delivery delay is refused, or delays nothing: the standard leaves it open.",
            pitfalls = 12)
    void aNegativeDelayDelaysNothing(long delay, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);

        boolean refused = false;
        try {
            loop.producer().setDeliveryDelay(delay);
        } catch (JMSException e) {
            refused = true;
        }

        assertThat(loop.producer().getDeliveryDelay()).isEqualTo(refused ? 0 : delay);
        assertThat(loop.pass(loop.session().createTextMessage("now")).getText()).isEqualTo("now");
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "3, 4", "-1, 4", "2, -1", "2, 10"})
    @Requirement(
            section = "7.4",
            text = "A send with a wrong delivery mode or priority is refused, and nothing is sent.",
            pitfalls = 12)
    void aSendWithWrongOptionsIsRefused(int mode, int priority, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createTextMessage("refused");
        MessageProducer unbound = loop.session().createProducer(null);

        assertThatThrownBy(() -> loop.producer().send(message, mode, priority, 0))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> unbound.send(loop.destination(), message, mode, priority, 0))
                .isInstanceOf(JMSException.class);

        Jms.send(loop.producer(), loop.session(), "after it");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("after it");
    }

    static Stream<Arguments> formsAndDomains() {
        return Arrays.stream(SendForm.values())
                .filter(form -> !SendForm.ASYNC.contains(form))
                .flatMap(form -> Arrays.stream(Domain.values()).map(domain -> Arguments.of(form, domain)));
    }

    @ParameterizedTest
    @MethodSource("formsAndDomains")
    @Requirement(
            section = "7.2",
            text = "Each form of sending sends, with its own options or the producer's.",
            pitfalls = {1, 84})
    void eachFormSends(SendForm form, Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        MessageProducer producer = form == SendForm.MESSAGE || form == SendForm.MESSAGE_WITH_OPTIONS
                ? loop.producer()
                : loop.session().createProducer(null);
        producer.setPriority(2);

        form.send(producer, loop.destination(), loop.session().createTextMessage("text"), null);

        Message received = loop.receive();
        assertThat(received.getJMSPriority()).isEqualTo(form.hasOptions() ? SendForm.PRIORITY : 2);
        assertThat(received.getJMSDeliveryMode())
                .isEqualTo(form.hasOptions() ? SendForm.MODE : DeliveryMode.PERSISTENT);
        assertThat(received.getJMSExpiration() == 0).isNotEqualTo(form.hasOptions());
        assertThat(Domain.describe(received.getJMSDestination())).isEqualTo(Domain.describe(loop.destination()));
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "javadoc MessageProducer.getDestination",
            text = "A producer knows its destination, or that it has none.")
    void aProducerKnowsItsDestination(Domain domain, Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        Destination destination = domain.destination(jms, session);

        assertThat(Domain.describe(session.createProducer(destination).getDestination()))
                .isEqualTo(Domain.describe(destination));
        assertThat(session.createProducer(null).getDestination()).isNull();
    }

    @Test
    @Requirement(
            section = "7.1",
            text = "A producer without a destination sends to queues and topics in turn.",
            pitfalls = {84, 119})
    void anUnboundProducerSendsAnywhere(Jms jms) throws JMSException {
        Session session = jms.session();
        Destination queue = jms.queue(session);
        Destination topic = jms.topic(session);
        MessageConsumer ofQueue = session.createConsumer(queue);
        MessageConsumer ofTopic = session.createConsumer(topic);
        MessageProducer producer = session.createProducer(null);

        producer.send(queue, session.createTextMessage("to the queue"));
        producer.send(topic, session.createTextMessage("to the topic"));

        assertThat(Jms.receiveText(ofQueue)).isEqualTo("to the queue");
        assertThat(Jms.receiveText(ofTopic)).isEqualTo("to the topic");
    }

    @Test
    @Requirement(section = "7.2", text = "A queue sender has the send methods of its domain.")
    void aQueueSenderSends(Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();
        QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
        Queue queue = jms.queue(session);
        QueueSender bound = session.createSender(queue);
        QueueSender unbound = session.createSender(null);

        bound.send(session.createTextMessage("1"));
        bound.send(session.createTextMessage("2"), DeliveryMode.PERSISTENT, 4, 0);
        unbound.send(queue, session.createTextMessage("3"));
        unbound.send(queue, session.createTextMessage("4"), DeliveryMode.PERSISTENT, 4, 0);

        MessageConsumer consumer = session.createReceiver(queue);
        for (String expected : new String[] {"1", "2", "3", "4"}) {
            assertThat(Jms.receiveText(consumer)).isEqualTo(expected);
        }
        assertThat(bound.getQueue().getQueueName()).isEqualTo(queue.getQueueName());
        assertThat(unbound.getQueue()).isNull();
    }

    @Test
    @Requirement(section = "7.2", text = "A topic publisher has the publish methods of its domain.")
    void aTopicPublisherPublishes(Jms jms) throws JMSException {
        TopicConnection connection = jms.topicConnection();
        TopicSession session = connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
        Topic topic = jms.topic(session);
        MessageConsumer consumer = session.createSubscriber(topic);
        TopicPublisher bound = session.createPublisher(topic);
        TopicPublisher unbound = session.createPublisher(null);

        bound.publish(session.createTextMessage("1"));
        bound.publish(session.createTextMessage("2"), DeliveryMode.PERSISTENT, 4, 0);
        unbound.publish(topic, session.createTextMessage("3"));
        unbound.publish(topic, session.createTextMessage("4"), DeliveryMode.PERSISTENT, 4, 0);

        for (String expected : new String[] {"1", "2", "3", "4"}) {
            assertThat(Jms.receiveText(consumer)).isEqualTo(expected);
        }
        assertThat(bound.getTopic().getTopicName()).isEqualTo(topic.getTopicName());
        assertThat(unbound.getTopic()).isNull();
    }
}
