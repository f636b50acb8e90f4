package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What connections that are stopped, or not started yet, do and do not. */
@ConformanceTest
final class ConnectionStartTest {
    /** How long a receive waits that is to end with nothing, in milliseconds. */
    private static final long SHORT = 30;

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.1.4",
            text = "No message is delivered before the connection is started; then those that wait are.",
            pitfalls = 49)
    void nothingIsDeliveredBeforeTheStart(Domain domain, Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Loop loop = Loop.open(domain, connection.createSession(), jms);
        Jms.send(loop.producer(), loop.session(), "waits");
        assertThat(loop.consumer().receive(SHORT)).isNull();
        assertThat(loop.consumer().receiveNoWait()).isNull();

        connection.start();

        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("waits");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.1.4",
            text = "No listener is called before the connection is started; then it is given what waits, in order.",
            pitfalls = 49)
    void noListenerIsCalledBeforeTheStart(Domain domain, Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Loop loop = Loop.open(domain, connection.createSession(), jms);
        Inbox inbox = new Inbox();
        loop.consumer().setMessageListener(inbox);
        Session other = jms.session();
        Jms.send(other.createProducer(loop.destination()), other, "1", "2", "3");
        Loop elsewhere = Loop.open(jms);
        elsewhere.pass(elsewhere.session().createMessage());
        assertThat(inbox.messages()).isEmpty();

        connection.start();

        inbox.await(3);
        assertThat(inbox.texts()).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(section = "6.1.4", text = "A connection sends, started or not.", pitfalls = 49)
    void aStoppedConnectionSends(Domain domain, Jms jms) throws JMSException {
        Session receiving = jms.session();
        Destination destination = domain.destination(jms, receiving);
        MessageConsumer consumer = receiving.createConsumer(destination);
        Connection connection = jms.connection();
        Session sending = connection.createSession();
        MessageProducer producer = sending.createProducer(destination);

        Jms.send(producer, sending, "never started");
        connection.start();
        connection.stop();
        Jms.send(producer, sending, "stopped");

        assertThat(Jms.receiveText(consumer)).isEqualTo("never started");
        assertThat(Jms.receiveText(consumer)).isEqualTo("stopped");
    }

    @Test
    @Requirement(
            section = "6.1.5",
            text = "Starting a started connection and stopping a stopped one does nothing.",
            pitfalls = 50)
    void startingAndStoppingTwiceDoesNothing(Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);

        assertThatCode(() -> {
                    connection.stop();
                    connection.start();
                    connection.start();
                    connection.stop();
                    connection.stop();
                    connection.start();
                })
                .doesNotThrowAnyException();

        Jms.send(loop.producer(), loop.session(), "after all");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("after all");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.1.5",
            text = "A stopped connection receives nothing, though there be something; started again, it does.",
            pitfalls = 50)
    void aStoppedConnectionReceivesNothing(Domain domain, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Loop loop = Loop.open(domain, connection.createSession(), jms);
        Jms.send(loop.producer(), loop.session(), "1", "2");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("1");

        connection.stop();
        Jms.send(loop.producer(), loop.session(), "3");

        assertThat(loop.consumer().receive(SHORT)).isNull();
        assertThat(loop.consumer().receiveNoWait()).isNull();
        connection.start();
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("2");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("3");
    }

    @Test
    @Requirement(
            section = "6.1.5",
            text = "Once stop has returned, no listener is called until the connection is started again.",
            pitfalls = 50)
    void aStoppedConnectionCallsNoListener(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session session = connection.createSession();
        Topic topic = jms.topic(session);
        Inbox inbox = new Inbox();
        session.createConsumer(topic).setMessageListener(inbox);
        Session other = jms.session();
        MessageConsumer control = other.createConsumer(topic);
        MessageProducer producer = other.createProducer(topic);
        Jms.send(producer, other, "1");
        inbox.await(1);

        connection.stop();

        Jms.send(producer, other, "2");
        Jms.receive(control);
        Jms.receive(control);
        assertThat(inbox.texts()).containsExactly("1");
        connection.start();
        inbox.await(2);
        assertThat(inbox.texts()).containsExactly("1", "2");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.1.5",
            text = "A receive that is blocked when its connection is stopped gets no message before the next start.",
            pitfalls = 50)
    void aBlockedReceiveWaitsForTheNextStart(Domain domain, Jms jms) throws Exception {
        Connection connection = jms.started();
        Session session = connection.createSession();
        Destination destination = domain.destination(jms, session);
        MessageConsumer consumer = session.createConsumer(destination);
        OtherThread<Message> receive = OtherThread.<Message>calls(() -> consumer.receive(Jms.PATIENCE.toMillis()))
                .untilItWaits();

        connection.stop();
        Session other = jms.session();
        Jms.send(other.createProducer(destination), other, "text");
        receive.untilItWaits();
        assertThat(receive.isDone()).isFalse();

        connection.start();
        assertThat(((TextMessage) receive.result()).getText()).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "6.1.5",
            text = "The time-out of a receive goes on while the connection is stopped.",
            pitfalls = 50)
    void theTimeOutGoesOnWhileStopped(Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        OtherThread<Message> receive =
                OtherThread.<Message>calls(() -> loop.consumer().receive(100)).untilItWaits();

        connection.stop();
        Session other = jms.session();
        Jms.send(other.createProducer(loop.destination()), other, "waits");

        assertThat(receive.result()).isNull();
        connection.start();
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("waits");
    }

    @Test
    @Requirement(section = "6.1.5", text = "Stopping a connection leaves other connections alone.", pitfalls = 50)
    void otherConnectionsGoOn(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Connection stopped = jms.started();
        stopped.stop();

        Jms.send(loop.producer(), loop.session(), "goes on");

        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("goes on");
    }

    @Test
    @Requirement(
            section = "6.1.4",
            text =
                    "A consumer whose connection has not been started gets no message of a queue; if some were kept for it, "
                            + "its end gives them to the others.",
            pitfalls = 111)
    void nothingIsLostToAConsumerThatIsNotStarted(Jms jms) throws JMSException {
        Session started = jms.session();
        Queue queue = jms.queue(started);
        Connection stopped = jms.connection();
        MessageConsumer idle = stopped.createSession().createConsumer(queue);
        MessageConsumer consumer = started.createConsumer(queue);

        Jms.send(started.createProducer(queue), started, "1", "2", "3", "4");

        assertThat(idle.receiveNoWait()).isNull();
        stopped.close();
        assertThat(Delivery.texts(Delivery.receive(consumer, 4))).containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    static Set<SubscriptionKind> withSeveralConsumers() {
        return SubscriptionKind.WITH_SEVERAL_CONSUMERS;
    }

    @ParameterizedTest
    @MethodSource("withSeveralConsumers")
    @Requirement(
            section = "6.1.4",
            text =
                    "A consumer whose connection has not been started gets no message of a shared subscription; if some were "
                            + "kept for it, its end gives them to the others.",
            pitfalls = {111, 112})
    void nothingOfASharedSubscriptionIsLost(SubscriptionKind kind, Jms jms) throws JMSException {
        Session started = jms.session();
        Topic topic = jms.topic(started);
        String name = jms.name("subscription");
        Connection stopped = jms.connection();
        MessageConsumer idle = kind.consumer(stopped.createSession(), topic, name);
        MessageConsumer consumer = kind.consumer(started, topic, name);

        Jms.send(started.createProducer(topic), started, "1", "2", "3", "4");

        assertThat(idle.receiveNoWait()).isNull();
        stopped.close();
        assertThat(Delivery.texts(Delivery.receive(consumer, 4))).containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @Test
    @Requirement(
            section = "6.1.4",
            text = "A consumer that is created while its connection is started receives at once.",
            pitfalls = 49)
    void aConsumerOfAStartedConnectionReceivesAtOnce(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        Jms.send(session.createProducer(queue), session, "1", "2");

        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(Jms.receiveText(consumer)).isEqualTo("1");
        consumer.close();
        Inbox inbox = new Inbox();
        session.createConsumer(queue).setMessageListener(inbox);

        inbox.await(1);
        assertThat(inbox.texts()).containsExactly("2");
    }
}
