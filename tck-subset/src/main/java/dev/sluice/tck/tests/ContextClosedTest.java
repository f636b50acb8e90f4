package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What contexts, their consumers and their producers do once they are closed: refuse. */
@ConformanceTest
final class ContextClosedTest {
    static Stream<Named<Consumer<JMSContext>>> usesOfTheConnection() {
        return Stream.of(
                Named.of("createContext", context -> context.createContext(JMSContext.AUTO_ACKNOWLEDGE)),
                Named.of("getClientID", JMSContext::getClientID),
                Named.of("setClientID", context -> context.setClientID("client")),
                Named.of("getMetaData", JMSContext::getMetaData),
                Named.of("getExceptionListener", JMSContext::getExceptionListener),
                Named.of("setExceptionListener", context -> context.setExceptionListener(null)),
                Named.of("start", JMSContext::start),
                Named.of("stop", JMSContext::stop));
    }

    static Stream<Named<Consumer<JMSContext>>> usesOfTheSession() {
        return Stream.of(
                Named.of("createProducer", JMSContext::createProducer),
                Named.of("getTransacted", JMSContext::getTransacted),
                Named.of("getSessionMode", JMSContext::getSessionMode),
                Named.of("commit", JMSContext::commit),
                Named.of("rollback", JMSContext::rollback),
                Named.of("recover", JMSContext::recover),
                Named.of("acknowledge", JMSContext::acknowledge),
                Named.of("unsubscribe", context -> context.unsubscribe("subscription")),
                Named.of("createQueue", context -> context.createQueue("queue")),
                Named.of("createTopic", context -> context.createTopic("topic")),
                Named.of("createTemporaryQueue", JMSContext::createTemporaryQueue),
                Named.of("createTemporaryTopic", JMSContext::createTemporaryTopic));
    }

    static Stream<Named<Consumer<JMSContext>>> makersOfMessages() {
        return Stream.of(
                Named.of("createMessage", JMSContext::createMessage),
                Named.of("createBytesMessage", JMSContext::createBytesMessage),
                Named.of("createMapMessage", JMSContext::createMapMessage),
                Named.of("createStreamMessage", JMSContext::createStreamMessage),
                Named.of("createObjectMessage", JMSContext::createObjectMessage),
                Named.of("createObjectMessage with object", context -> context.createObjectMessage("object")),
                Named.of("createTextMessage", JMSContext::createTextMessage),
                Named.of("createTextMessage with text", context -> context.createTextMessage("text")));
    }

    static Stream<Named<Consumer<JMSContext>>> uses() {
        return Stream.of(usesOfTheConnection(), usesOfTheSession(), makersOfMessages())
                .flatMap(uses -> uses);
    }

    @ParameterizedTest
    @MethodSource("uses")
    @Requirement(
            section = "6.1.8",
            text = "A closed context refuses to be used with IllegalStateRuntimeException.",
            pitfalls = {55, 117})
    void aClosedContextRefuses(Consumer<JMSContext> use, Jms jms) {
        JMSContext context = jms.context();
        context.close();

        assertThatThrownBy(() -> use.accept(context)).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @ParameterizedTest
    @MethodSource("usesOfTheSession")
    @Requirement(
            section = "6.2.15",
            text = "A closed context refuses what concerns its session also when its connection goes on for another.",
            pitfalls = {55, 56, 117})
    void aClosedContextRefusesThoughItsConnectionIsOpen(Consumer<JMSContext> use, Jms jms) {
        JMSContext context = jms.context();
        ContextMode.AUTO.openBeside(context, jms);
        context.close();

        assertThatThrownBy(() -> use.accept(context)).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @ParameterizedTest
    @EnumSource(ContextConsumerForm.class)
    @Requirement(
            section = "6.1.8",
            text = "A closed context creates no consumer, by whichever method: IllegalStateRuntimeException.",
            pitfalls = {55, 117})
    void aClosedContextCreatesNoConsumer(ContextConsumerForm form, Jms jms) {
        JMSContext context = Contexts.withClientId(jms);
        Topic topic = Contexts.topic(context, jms);
        String name = jms.name("subscription");
        context.close();

        assertThatThrownBy(() -> form.create(context, topic, name)).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "A closed context creates no browser: IllegalStateRuntimeException.",
            pitfalls = {55, 117})
    void aClosedContextCreatesNoBrowser(Jms jms) {
        JMSContext context = jms.context();
        Queue queue = Contexts.queue(context, jms);
        context.close();

        assertThatThrownBy(() -> context.createBrowser(queue)).isInstanceOf(IllegalStateRuntimeException.class);
        assertThatThrownBy(() -> context.createBrowser(queue, "a = 1"))
                .isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "The browsers of a closed context are closed, too: they enumerate nothing.",
            pitfalls = {55, 117})
    void theBrowsersOfAClosedContextAreClosed(Jms jms) {
        JMSContext context = jms.context();
        QueueBrowser browser = context.createBrowser(Contexts.queue(context, jms));
        context.close();

        assertThatThrownBy(browser::getEnumeration).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Named<Consumer<JMSConsumer>>> usesOfAConsumer() {
        return Stream.of(
                Named.of("getMessageSelector", JMSConsumer::getMessageSelector),
                Named.of("getMessageListener", JMSConsumer::getMessageListener),
                Named.of("setMessageListener", consumer -> consumer.setMessageListener(message -> {})),
                Named.of("setMessageListener to null", consumer -> consumer.setMessageListener(null)),
                Named.of("receive", JMSConsumer::receive),
                Named.of("receive with time-out", consumer -> consumer.receive(1)),
                Named.of("receiveNoWait", JMSConsumer::receiveNoWait),
                Named.of("receiveBody", consumer -> consumer.receiveBody(String.class)),
                Named.of("receiveBody with time-out", consumer -> consumer.receiveBody(String.class, 1)),
                Named.of("receiveBodyNoWait", consumer -> consumer.receiveBodyNoWait(String.class)));
    }

    @ParameterizedTest
    @MethodSource("usesOfAConsumer")
    @Requirement(
            section = "6.1.8",
            text = "A consumer of a closed context refuses with IllegalStateRuntimeException, its getters included.",
            pitfalls = {55, 117})
    void aConsumerOfAClosedContextRefuses(Consumer<JMSConsumer> use, Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);
        loop.context().close();

        assertThatThrownBy(() -> use.accept(loop.consumer())).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @ParameterizedTest
    @MethodSource("usesOfAConsumer")
    @Requirement(
            section = "8.8",
            text = "A closed consumer refuses with IllegalStateRuntimeException, its getters included.",
            pitfalls = {55, 117})
    void aClosedConsumerRefuses(Consumer<JMSConsumer> use, Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);
        loop.consumer().close();

        assertThatThrownBy(() -> use.accept(loop.consumer())).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @ParameterizedTest
    @EnumSource(JmsSendForm.class)
    @Requirement(
            section = "6.1.8",
            text = "A producer of a closed context sends nothing: IllegalStateRuntimeException.",
            pitfalls = {55, 117})
    void aProducerOfAClosedContextRefuses(JmsSendForm form, Jms jms) throws JMSException {
        JMSContext context = jms.context();
        ContextLoop open = ContextLoop.open(jms);
        JMSProducer producer = context.createProducer();
        Message message = context.createTextMessage("text");
        context.close();

        assertThatThrownBy(() -> form.send(producer, open.destination(), message))
                .isInstanceOf(IllegalStateRuntimeException.class);
        assertThatThrownBy(() -> form.send(producer.setAsync(new Completed()), open.destination(), message))
                .isInstanceOf(IllegalStateRuntimeException.class);
        open.send("after it");
        assertThat(open.receiveText()).isEqualTo("after it");
    }
}
