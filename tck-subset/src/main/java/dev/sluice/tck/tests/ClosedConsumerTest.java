package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
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
        return Arrays.stream(Closing.values())
                .flatMap(closing -> methodsOfConsumers().map(method -> Arguments.of(closing, method)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    @Requirement(
            section = "6.1.8",
            text = "Any use of a closed consumer other than closing it gives IllegalStateException, that of Jakarta.",
            pitfalls = {55, 117})
    void itRefuses(Closing closing, Use<MessageConsumer> method, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Jms.send(loop.producer(), loop.session(), "waits");
        closing.close(connection, loop.session(), loop.consumer()::close);

        assertThatThrownBy(() -> method.of(loop.consumer())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(Closing.class)
    @Requirement(
            section = "6.1.8",
            text = "A closed topic subscriber does not tell its topic nor its noLocal: IllegalStateException.",
            pitfalls = {55, 117})
    void aTopicSubscriberRefuses(Closing closing, Jms jms) throws JMSException {
        Connection connection = jms.startedWithClientId();
        Session session = connection.createSession();
        TopicSubscriber subscriber = session.createDurableSubscriber(jms.topic(session), jms.name("subscription"));
        closing.close(connection, session, subscriber::close);

        assertThatThrownBy(subscriber::getTopic).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(subscriber::getNoLocal).isInstanceOf(IllegalStateException.class);
    }

    static Set<Closing> withOthers() {
        return Closing.WITH_OTHERS;
    }

    @ParameterizedTest
    @MethodSource("withOthers")
    @Requirement(
            section = "6.1.8",
            text = "A browser that is closed with its session shows nothing any more: JMSException.",
            pitfalls = {55, 117})
    void aBrowserRefuses(Closing closing, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session session = connection.createSession();
        Queue queue = jms.queue(session);
        Jms.send(session.createProducer(queue), session, "text");
        QueueBrowser browser = session.createBrowser(queue);

        closing.close(connection, session);

        assertThatThrownBy(browser::getEnumeration).isInstanceOf(JMSException.class);
    }
}
