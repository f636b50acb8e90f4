package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** When contexts deliver: started by their first consumer or not, stopped, and started again. */
@ConformanceTest
final class ContextStartTest {
    @ParameterizedTest
    @EnumSource(ContextConsumerForm.class)
    @Requirement(
            section = "8.4",
            text = "Whichever method creates the consumer, the connection is started with it.",
            pitfalls = 49)
    void creatingAConsumerStarts(ContextConsumerForm form, Jms jms) throws JMSException {
        JMSContext context = Contexts.withClientId(jms);
        Topic topic = Contexts.topic(context, jms);
        JMSConsumer consumer = form.create(context, topic, jms.name("subscription"));

        Contexts.send(jms.context(), topic, "text");

        assertThat(Contexts.receiveText(consumer)).isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource(ContextConsumerForm.class)
    @Requirement(
            section = "8.4",
            text = "With setAutoStart(false) no method that creates a consumer starts the connection; start does.",
            pitfalls = 49)
    void withoutAutoStartNothingIsDelivered(ContextConsumerForm form, Jms jms) throws JMSException {
        JMSContext context = Contexts.withClientId(jms);
        Topic topic = Contexts.topic(context, jms);
        context.setAutoStart(false);
        JMSConsumer consumer = form.create(context, topic, jms.name("subscription"));

        assertNothingIsDeliveredBeforeStart(consumer, context, topic, jms);
    }

    /** Sends something, and checks that the consumer gets it once the context is started and not before. */
    private static void assertNothingIsDeliveredBeforeStart(
            JMSConsumer consumer, JMSContext context, Topic topic, Jms jms) throws JMSException {
        JMSContext other = jms.context();
        JMSConsumer started = other.createConsumer(topic);
        Contexts.send(other, topic, "text");
        assertThat(Contexts.receiveText(started)).isEqualTo("text");
        assertThat(consumer.receive(1)).isNull();

        context.start();

        assertThat(Contexts.receiveText(consumer)).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.getAutoStart",
            text = "Contexts start automatically unless they are told not to.",
            pitfalls = 49)
    void autoStartIsTheDefault(Jms jms) {
        JMSContext context = jms.context();
        assertThat(context.getAutoStart()).isTrue();

        context.setAutoStart(false);
        assertThat(context.getAutoStart()).isFalse();

        context.setAutoStart(true);
        assertThat(context.getAutoStart()).isTrue();
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.setAutoStart",
            text = "setAutoStart itself neither starts the connection nor stops it.",
            pitfalls = 49)
    void settingAutoStartDoesNotStart(Jms jms) throws JMSException {
        JMSContext context = jms.context();
        Topic topic = Contexts.topic(context, jms);
        context.setAutoStart(false);
        JMSConsumer consumer = context.createConsumer(topic);
        context.setAutoStart(true);
        assertNothingIsDeliveredBeforeStart(consumer, context, topic, jms);

        context.setAutoStart(false);

        Contexts.send(context, topic, "not stopped");
        assertThat(Contexts.receiveText(consumer)).isEqualTo("not stopped");
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createContext",
            text = "Creating another context on the connection does not start it.",
            pitfalls = {49, 56})
    void creatingAContextDoesNotStart(Jms jms) throws JMSException {
        JMSContext context = jms.context();
        Topic topic = Contexts.topic(context, jms);
        context.setAutoStart(false);
        JMSConsumer consumer = context.createConsumer(topic);

        ContextMode.AUTO.openBeside(context, jms);

        assertNothingIsDeliveredBeforeStart(consumer, context, topic, jms);
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createContext",
            text = "A consumer of any context on the connection starts it for all.",
            pitfalls = {49, 56})
    void aConsumerOfAnyContextStarts(Jms jms) throws JMSException {
        JMSContext context = jms.context();
        Topic topic = Contexts.topic(context, jms);
        context.setAutoStart(false);
        JMSConsumer consumer = context.createConsumer(topic);
        JMSContext sibling = ContextMode.AUTO.openBeside(context, jms);
        sibling.setAutoStart(true);

        sibling.createConsumer(Contexts.queue(sibling, jms));

        Contexts.send(context, topic, "text");
        assertThat(Contexts.receiveText(consumer)).isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(section = "6.1.4", text = "A context that is not started sends.", pitfalls = 49)
    void aStoppedContextSends(Domain domain, Jms jms) throws JMSException {
        ContextLoop receiving = ContextLoop.open(domain, jms.context(), jms);
        JMSContext neverStarted = jms.context();
        JMSContext stopped = jms.context();
        stopped.start();
        stopped.stop();

        Contexts.send(neverStarted, receiving.destination(), "never started");
        assertThat(receiving.receiveText()).isEqualTo("never started");
        Contexts.send(stopped, receiving.destination(), "stopped");
        assertThat(receiving.receiveText()).isEqualTo("stopped");
    }

    @Test
    @Requirement(
            section = "6.1.5",
            text = "While a context is stopped, receive ends with its time-out and without a message; once it is "
                    + "started again, the message comes.",
            pitfalls = 50)
    void aStoppedContextDeliversNothing(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        loop.context().stop();
        loop.context().stop();
        loop.send("text");
        Contexts.receiveNothing(loop.consumer());

        loop.context().start();
        loop.context().start();

        assertThat(loop.receiveText()).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.stop",
            text = "Stopping one context stops delivery to all contexts on its connection.",
            pitfalls = {50, 56})
    void stoppingConcernsAllContextsOnTheConnection(Jms jms) throws JMSException {
        JMSContext first = jms.context();
        Topic topic = Contexts.topic(first, jms);
        JMSContext second = ContextMode.AUTO.openBeside(first, jms);
        JMSConsumer consumer = second.createConsumer(topic);

        first.stop();

        assertNothingIsDeliveredBeforeStart(consumer, first, topic, jms);
    }

    @Test
    @Requirement(section = "6.1.5", text = "stop waits until the listener that is running has returned.", pitfalls = 50)
    void stopWaitsForARunningListener(Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(jms);
        JMSContext sibling = ContextMode.AUTO.openBeside(loop.context(), jms); // the listener has the other to itself

        assertThat(loop.waitsForTheListener(sibling::stop, jms)).isTrue();
    }

    @Test
    @Requirement(
            section = "6.1.5",
            text = "A listener that stops its own context gets IllegalStateRuntimeException, or succeeds.",
            pitfalls = 51)
    void aListenerMayTryToStopItsContext(Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(jms);
        CompletableFuture<Optional<Throwable>> thrown = Contexts.callInListener(loop.consumer(), loop.context()::stop);

        Contexts.send(jms.context(), loop.destination(), "text");

        assertThat(Waiting.resultOf(thrown))
                .satisfiesAnyOf(ofStop -> assertThat(ofStop).isEmpty(), ofStop -> assertThat(ofStop)
                        .containsInstanceOf(IllegalStateRuntimeException.class));
    }

    @Test
    @Requirement(
            section = "6.1.5",
            text = "A listener that has not been called before stop returns is not called until start.",
            pitfalls = {49, 50})
    void noListenerIsCalledWhileStopped(Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(Domain.TOPIC, jms.context(), jms);
        JMSContext other = jms.context();
        JMSConsumer witness = other.createConsumer(loop.destination());
        AtomicBoolean started = new AtomicBoolean();
        CompletableFuture<Boolean> startedWhenCalled = new CompletableFuture<>();
        loop.context().stop();
        loop.consumer().setMessageListener(message -> startedWhenCalled.complete(started.get()));
        Contexts.send(other, loop.destination(), "text");
        assertThat(Contexts.receiveText(witness)).isEqualTo("text");

        started.set(true);
        loop.context().start();

        assertThat(Waiting.resultOf(startedWhenCalled)).isTrue();
    }
}
