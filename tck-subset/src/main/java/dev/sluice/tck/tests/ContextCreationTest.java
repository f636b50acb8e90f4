package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** How contexts are created, and what those of one connection have in common. */
@ConformanceTest
final class ContextCreationTest {
    @Test
    @Requirement(
            section = "javadoc ConnectionFactory.createContext",
            text = "A context that is created without a session mode acknowledges automatically.",
            pitfalls = 61)
    void theDefaultModeAcknowledgesAutomatically(Jms jms) {
        JMSContext context = jms.closing(jms.factory().createContext());

        assertThat(context.getSessionMode()).isEqualTo(JMSContext.AUTO_ACKNOWLEDGE);
        assertThat(context.getTransacted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ContextMode.class)
    @Requirement(
            section = "javadoc ConnectionFactory.createContext",
            text = "A context has the session mode it was created with, also outside of a container.",
            pitfalls = {61, 110})
    void aContextHasItsMode(ContextMode mode, Jms jms) {
        JMSContext context = mode.open(jms);

        assertThat(context.getSessionMode()).isEqualTo(mode.value());
        assertThat(context.getTransacted()).isEqualTo(mode == ContextMode.TRANSACTED);
    }

    @ParameterizedTest
    @EnumSource(ContextMode.class)
    @Requirement(
            section = "javadoc JMSContext.createContext",
            text = "A context on another one's connection has a session and a mode of its own.",
            pitfalls = {61, 110})
    void aContextBesideAnotherHasItsOwnMode(ContextMode mode, Jms jms) {
        for (ContextMode ofTheFirst : ContextMode.values()) {
            JMSContext first = ofTheFirst.open(jms);

            JMSContext second = mode.openBeside(first, jms);

            assertThat(second.getSessionMode()).isEqualTo(mode.value());
            assertThat(second.getTransacted()).isEqualTo(mode == ContextMode.TRANSACTED);
            assertThat(first.getSessionMode()).isEqualTo(ofTheFirst.value());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4711, Integer.MAX_VALUE, Integer.MIN_VALUE})
    @Requirement(
            section = "javadoc ConnectionFactory.createContext",
            text = "A session mode that there is not is refused with JMSRuntimeException.",
            pitfalls = 61)
    void anUnknownModeIsRefused(int mode, Jms jms) {
        JMSContext context = jms.context();

        assertThatThrownBy(() -> jms.factory().createContext(mode)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> context.createContext(mode)).isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createContext",
            text = "A refused context leaves the connection to the one that was asked.",
            pitfalls = {56, 61})
    void aRefusedContextLeavesTheConnectionAlone(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        assertThatThrownBy(() -> loop.context().createContext(4711)).isInstanceOf(JMSRuntimeException.class);

        loop.send("still there");

        assertThat(loop.receiveText()).isEqualTo("still there");
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createContext",
            text = "Contexts on one connection have its client id in common.",
            pitfalls = 56)
    void contextsOnOneConnectionShareTheClientId(Jms jms) {
        JMSContext first = Contexts.withClientId(jms);

        JMSContext second = ContextMode.AUTO.openBeside(first, jms);

        assertThat(second.getClientID()).isEqualTo(first.getClientID());
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createContext",
            text = "Contexts on one connection have its exception listener in common.",
            pitfalls = {56, 57})
    void contextsOnOneConnectionShareTheExceptionListener(Jms jms) {
        JMSContext first = jms.context();
        JMSContext second = ContextMode.AUTO.openBeside(first, jms);
        ExceptionListener listener = exception -> {};

        first.setExceptionListener(listener);
        assertThat(second.getExceptionListener()).isSameAs(listener);

        second.setExceptionListener(null);
        assertThat(first.getExceptionListener()).isNull();
    }

    @Test
    @Requirement(
            section = "6.2.2",
            text = "Contexts on one connection may consume from each other's temporary destinations.",
            pitfalls = {56, 62})
    void contextsOnOneConnectionShareTemporaryDestinations(Jms jms) throws JMSException {
        JMSContext first = jms.context();
        JMSContext second = ContextMode.AUTO.openBeside(first, jms);
        TemporaryQueue temporary = first.createTemporaryQueue();

        JMSConsumer consumer = second.createConsumer(temporary);

        Contexts.send(first, temporary, "text");
        assertThat(Contexts.receiveText(consumer)).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "8.3.1",
            text = "noLocal leaves out what other contexts on the own connection publish, too.",
            pitfalls = {56, 94})
    void contextsOnOneConnectionAreLocalToEachOther(Jms jms) throws JMSException {
        JMSContext first = jms.context();
        JMSContext second = ContextMode.AUTO.openBeside(first, jms);
        JMSContext stranger = jms.context();
        Topic topic = Contexts.topic(first, jms);
        JMSConsumer consumer = first.createConsumer(topic, null, true);

        Contexts.send(first, topic, "own");
        Contexts.send(second, topic, "own connection");
        Contexts.send(stranger, topic, "other connection");

        assertThat(Contexts.receiveText(consumer)).isEqualTo("other connection");
    }

    @Test
    @Requirement(
            section = "javadoc ConnectionFactory.createContext",
            text = "Each context of a factory has a connection of its own.",
            pitfalls = 56)
    void eachContextOfAFactoryHasItsOwnConnection(Jms jms) {
        JMSContext first = Contexts.withClientId(jms);
        JMSContext second = jms.context();

        assertThat(second.getClientID()).isNotEqualTo(first.getClientID());
        TemporaryQueue temporary = first.createTemporaryQueue();
        assertThatThrownBy(() -> second.createConsumer(temporary)).isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "6.2.14",
            text = "Contexts on one connection may be used by different threads at the same time.",
            pitfalls = {60, 110})
    void contextsOnOneConnectionAreIndependent(Jms jms) throws Exception {
        JMSContext first = jms.context();
        JMSContext second = ContextMode.AUTO.openBeside(first, jms);
        Queue requests = Contexts.queue(first, jms);
        Queue replies = Contexts.queue(first, jms);
        JMSConsumer ofReplies = first.createConsumer(replies);
        JMSConsumer ofRequests = second.createConsumer(requests);

        OtherThread<Void> answering =
                OtherThread.does(() -> Contexts.send(second, replies, "re: " + Contexts.receiveText(ofRequests)));
        Contexts.send(first, requests, "request");

        assertThat(Contexts.receiveText(ofReplies)).isEqualTo("re: request");
        answering.result();
    }

    @Test
    @Requirement(
            section = "6.2.6",
            text = "createContext may be called by any thread, whatever others do with the context.",
            pitfalls = 60)
    void createContextMayBeCalledByAnyThread(Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(jms);
        OtherThread<String> receiving = OtherThread.calls(loop::receiveText).untilItWaits();

        JMSContext second = ContextMode.AUTO.openBeside(loop.context(), jms);
        Contexts.send(second, loop.destination(), "text");

        assertThat(receiving.result()).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createProducer",
            text = "Each call of createProducer gives a producer with settings of its own.",
            pitfalls = 86)
    void eachProducerHasItsOwnSettings(Jms jms) {
        JMSContext context = jms.context();
        JMSProducer first = context.createProducer();
        JMSProducer second = context.createProducer();

        first.setPriority(9).setProperty("name", "value").setJMSType("type");

        assertThat(second.getPriority()).isEqualTo(4);
        assertThat(second.propertyExists("name")).isFalse();
        assertThat(second.getJMSType()).isNull();
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.getMetaData",
            text = "A context has the metadata of its connection.",
            pitfalls = 109)
    void aContextHasMetaData(Jms jms) throws JMSException {
        assertThat(jms.context().getMetaData().getJMSMajorVersion())
                .isEqualTo(jms.connection().getMetaData().getJMSMajorVersion());
    }
}
