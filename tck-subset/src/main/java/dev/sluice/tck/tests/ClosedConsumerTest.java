package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TopicSubscriber;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The methods of a closed consumer or browser. */
@ConformanceTest
final class ClosedConsumerTest {
    private static Stream<Named<Use<MessageConsumer>>> methodsOfConsumers() {
        return Stream.of(
                Use.named("receive()", MessageConsumer::receive),
                Use.named("receive(0)", consumer -> consumer.receive(0)),
                Use.named("receive(1)", consumer -> consumer.receive(1)),
                Use.named("receiveNoWait", MessageConsumer::receiveNoWait),
                Use.named("getMessageSelector", MessageConsumer::getMessageSelector),
                Use.named("getMessageListener", MessageConsumer::getMessageListener),
                Use.named("setMessageListener", consumer -> consumer.setMessageListener(message -> {})));
    }

    static Stream<Arguments> methods() {
        return Halt.CLOSING.stream().flatMap(halt -> methodsOfConsumers().map(method -> Arguments.of(halt, method)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    @Requirement(
            section = "6.1.8",
            text = "Any use of a closed consumer other than closing it gives IllegalStateException, that of Jakarta.",
            pitfalls = {55, 117})
    void itRefuses(Halt halt, Use<MessageConsumer> method, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Jms.send(loop.producer(), loop.session(), "waits");
        halt.of(connection, loop);

        assertThatThrownBy(() -> method.of(loop.consumer())).isInstanceOf(IllegalStateException.class);
    }

    static Set<Halt> closing() {
        return Halt.CLOSING;
    }

    @ParameterizedTest
    @MethodSource("closing")
    @Requirement(
            section = "6.1.8",
            text = "A closed topic subscriber does not tell its topic nor its noLocal: IllegalStateException.",
            pitfalls = {55, 117})
    void aTopicSubscriberRefuses(Halt halt, Jms jms) throws JMSException {
        Connection connection = jms.startedWithClientId();
        Session session = connection.createSession();
        TopicSubscriber subscriber = session.createDurableSubscriber(jms.topic(session), jms.name("subscription"));
        close(halt, subscriber, session, connection);

        assertThatThrownBy(subscriber::getTopic).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(subscriber::getNoLocal).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("closing")
    @Requirement(
            section = "6.1.8",
            text = "A closed queue receiver does not tell its queue: IllegalStateException.",
            pitfalls = {55, 117})
    void aQueueReceiverRefuses(Halt halt, Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();
        QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueReceiver receiver = session.createReceiver(jms.queue(session));
        close(halt, receiver, session, connection);

        assertThatThrownBy(receiver::getQueue).isInstanceOf(IllegalStateException.class);
    }

    private static void close(Halt halt, MessageConsumer consumer, Session session, Connection connection)
            throws JMSException {
        switch (halt) {
            case CLOSE_CONSUMER -> consumer.close();
            case CLOSE_SESSION -> session.close();
            case CLOSE_CONNECTION -> connection.close();
            case STOP_CONNECTION -> throw new IllegalArgumentException("that closes nothing");
        }
    }

    @ParameterizedTest
    @EnumSource(CloseTest.Closed.class)
    @Requirement(
            section = "6.1.8",
            text = "Closing a session closes its browsers: they show nothing any more, but throw a JMSException.",
            pitfalls = {55, 117})
    void aBrowserIsClosedWithItsSession(CloseTest.Closed closed, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session session = connection.createSession();
        Queue queue = jms.queue(session);
        Jms.send(session.createProducer(queue), session, "text");
        QueueBrowser browser = session.createBrowser(queue);

        closed.close(connection, session);

        assertThatThrownBy(browser::getEnumeration).isInstanceOf(JMSException.class);
    }
}
