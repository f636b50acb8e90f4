package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Asynchronous sends of the simplified API. */
@ConformanceTest
final class JmsProducerAsyncTest {
    @Test
    @Requirement(
            section = "javadoc JMSProducer.getAsync",
            text = "A producer has the listener it was given, and none after null was set.",
            pitfalls = 80)
    void aProducerKnowsItsListener(Jms jms) {
        JMSProducer producer = jms.context().createProducer();
        Completed listener = new Completed();

        assertThat(producer.setAsync(listener)).isSameAs(producer);
        assertThat(producer.getAsync()).isSameAs(listener);

        producer.setAsync(null);
        assertThat(producer.getAsync()).isNull();
    }

    static Stream<Arguments> formsAndDomains() {
        return Arrays.stream(JmsSendForm.values())
                .flatMap(form -> Arrays.stream(Domain.values()).map(domain -> Arguments.of(form, domain)));
    }

    @ParameterizedTest
    @MethodSource("formsAndDomains")
    @Requirement(
            section = "7.3",
            text =
                    "With a listener, each method sends, and tells the listener of the message once; it can be read then.",
            pitfalls = {79, 83})
    void eachMethodSendsAndTells(JmsSendForm form, Domain domain, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(domain, jms.context(), jms);
        Message message = loop.context().createTextMessage("word");
        Completed listener = new Completed();

        form.send(loop.producer().setAsync(listener), loop.destination(), message);
        listener.await(1);

        Message received = loop.receive();
        assertThat(listener.failures()).isEmpty();
        assertThat(listener.completions()).hasSize(1);
        Message completed = listener.completions().get(0);
        assertThat(MessageKind.kindsOf(completed)).isEqualTo(form.kind().alone());
        assertThat(form.kind().read(completed)).isEqualTo("word");
        for (MessageHeader header : MessageHeader.SET_BY_SEND) {
            assertThat(header.get(completed)).isEqualTo(header.get(received));
        }
        if (form == JmsSendForm.MESSAGE) {
            assertThat(completed).isSameAs(message);
        }
    }

    @Test
    @Requirement(
            section = "javadoc JMSProducer.setAsync",
            text =
                    "After setAsync(null) sends are synchronous again: no listener is called, and headers are set on return.",
            pitfalls = 80)
    void withoutAListenerSendsAreSynchronousAgain(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Completed listener = new Completed();
        Message message = loop.context().createMessage();

        loop.producer().setAsync(listener).setAsync(null).send(loop.destination(), message);

        assertThat(message.getJMSMessageID()).isEqualTo(loop.receive().getJMSMessageID());
        loop.context().close();
        assertThat(listener.calls()).isZero();
    }

    @Test
    @Requirement(
            section = "7.3.8",
            text =
                    "The listener is never called by the thread that sends, and called in the order of the context's sends.",
            pitfalls = 78)
    void listenersAreToldInTheOrderOfTheContextsSends(Jms jms) {
        JMSContext context = jms.context();
        Completed listener = new Completed();
        List<JMSProducer> producers = new ArrayList<>();
        List<Message> sent = new ArrayList<>();
        for (int count = 0; count < 3; count++) {
            producers.add(context.createProducer().setAsync(listener));
        }

        for (int sends = 0; sends < 150; sends++) {
            Message message = context.createMessage();
            sent.add(message);
            producers.get(sends % 3).send(Contexts.queue(context, jms), message);
        }
        context.close();

        assertThat(listener.failures()).isEmpty();
        assertThat(listener.completions())
                .usingElementComparator(JmsProducerAsyncTest::byIdentity)
                .containsExactlyElementsOf(sent);
        assertThat(listener.threads()).doesNotContain(Thread.currentThread());
    }

    private static int byIdentity(Message one, Message other) {
        return one == other ? 0 : 1;
    }

    @Test
    @Requirement(
            section = "7.3.3",
            text = "Messages arrive in the order of the sends, whether sent with a listener or without.",
            pitfalls = 82)
    void mixedSendsKeepTheirOrder(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Completed listener = new Completed();
        JMSProducer async = loop.context().createProducer().setAsync(listener);

        for (int number = 0; number < 30; number++) {
            (number % 3 == 0 ? loop.producer() : async).send(loop.destination(), Integer.toString(number));
        }

        for (int number = 0; number < 30; number++) {
            assertThat(loop.receiveText()).isEqualTo(Integer.toString(number));
        }
        listener.await(20);
        assertThat(listener.failures()).isEmpty();
    }

    @Test
    @Requirement(section = "7.3.2", text = "When the send method throws, the listener is not called.", pitfalls = 79)
    void aSendThatThrowsCallsNobody(Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);
        Completed listener = new Completed();
        loop.producer().setAsync(listener);

        assertThatThrownBy(() -> loop.producer().send(null, "text"))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> loop.producer().send(loop.destination(), (Message) null))
                .isInstanceOf(MessageFormatRuntimeException.class);
        loop.context().close();

        assertThat(listener.calls()).isZero();
    }

    // ---------------------------------------------------------------- what waits for sends

    /** What waits for all sends to be completed. */
    enum Ending {
        CLOSE {
            @Override
            void of(JMSContext context) {
                context.close();
            }
        },
        COMMIT {
            @Override
            void of(JMSContext context) {
                context.commit();
            }
        },
        ROLLBACK {
            @Override
            void of(JMSContext context) {
                context.rollback();
            }
        };

        abstract void of(JMSContext context);

        /** Opens a context that can be ended this way. */
        JMSContext open(Jms jms) {
            return jms.context(this == CLOSE ? JMSContext.AUTO_ACKNOWLEDGE : JMSContext.SESSION_TRANSACTED);
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    @Requirement(
            section = "7.3.4",
            text = "close, commit and rollback wait until all sends so far have been completed.",
            pitfalls = 81)
    void theEndWaitsForAllSends(Ending ending, Jms jms) {
        JMSContext context = ending.open(jms);
        Completed listener = new Completed();
        JMSProducer producer = context.createProducer().setAsync(listener);
        for (int sends = 0; sends < 50; sends++) {
            producer.send(Contexts.queue(context, jms), "text");
        }

        ending.of(context);

        assertThat(listener.completions()).hasSize(50);
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    @Requirement(
            section = "7.3.4",
            text = "close, commit and rollback wait until the listener that is running has returned.",
            pitfalls = 81)
    void theEndWaitsForARunningListener(Ending ending, Jms jms) throws Exception {
        JMSContext context = ending.open(jms);
        Hold hold = new Hold();
        CallOnCompletion listener = new CallOnCompletion(hold::stay);
        context.createProducer().setAsync(listener).send(Contexts.queue(context, jms), "text");
        hold.awaitEntered();

        OtherThread<Void> end = OtherThread.does(() -> ending.of(context)).untilItWaits();
        assertThat(end.isDone()).isFalse();
        hold.release();
        end.result();

        assertThat(hold.isLeft()).isTrue();
        assertThat(listener.thrown()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    @Requirement(
            section = "7.3.4",
            text = "Called by a listener of their own context, close, commit and rollback throw "
                    + "IllegalStateRuntimeException.",
            pitfalls = {81, 118})
    void theListenerMustNotEndItsContext(Ending ending, Jms jms) throws Exception {
        JMSContext context = ending.open(jms);

        assertThat(thrownInListener(context, () -> ending.of(context), jms))
                .containsInstanceOf(IllegalStateRuntimeException.class);

        ending.of(context);
    }

    @Test
    @Requirement(section = "7.3.4", text = "A listener may stop and start its context.", pitfalls = 118)
    void theListenerMayStopItsContext(Jms jms) throws Exception {
        JMSContext context = jms.context();

        Optional<Throwable> thrown = thrownInListener(
                context,
                () -> {
                    context.stop();
                    context.start();
                },
                jms);

        assertThat(thrown).isEmpty();
    }

    @Test
    @Requirement(section = "7.3.4", text = "A listener may close another connection's context.", pitfalls = 118)
    void theListenerMayCloseAnotherContext(Jms jms) throws Exception {
        JMSContext context = jms.context();
        JMSContext other = jms.context();

        assertThat(thrownInListener(context, other::close, jms)).isEmpty();
        assertThatThrownBy(other::start).isInstanceOf(IllegalStateRuntimeException.class);
    }

    /** Has a completion listener of this context make a call; returns what that throws, if anything. */
    private static Optional<Throwable> thrownInListener(JMSContext context, OtherThread.Action call, Jms jms)
            throws Exception {
        CallOnCompletion listener = new CallOnCompletion(call);
        context.createProducer().setAsync(listener).send(Contexts.queue(context, jms), "text");
        return listener.thrown();
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "A send with a listener in a transaction is seen after the commit, and not after a rollback.",
            pitfalls = {74, 81})
    void aTransactedSendIsSeenAfterTheCommit(Jms jms) throws JMSException {
        JMSContext transacted = jms.context(JMSContext.SESSION_TRANSACTED);
        ContextLoop others = ContextLoop.open(jms);
        Completed listener = new Completed();
        JMSProducer producer = transacted.createProducer().setAsync(listener);
        producer.send(others.destination(), "rolled back");
        transacted.rollback();
        producer.send(others.destination(), "committed");
        others.send("not part of it");
        assertThat(others.receiveText()).isEqualTo("not part of it");

        transacted.commit();

        assertThat(listener.calls()).isEqualTo(2);
        assertThat(others.receiveText()).isEqualTo("committed");
    }

    @Test
    @Requirement(
            section = "6.1.4",
            text = "Sends are completed by a context that was never started.",
            pitfalls = {49, 79})
    void sendsAreCompletedThoughTheContextIsStopped(Jms jms) throws JMSException {
        ContextLoop others = ContextLoop.open(jms);
        JMSConsumer consumer = others.consumer();
        Completed listener = new Completed();

        jms.context().createProducer().setAsync(listener).send(others.destination(), "text");

        listener.await(1);
        assertThat(listener.completions()).hasSize(1);
        assertThat(Contexts.receiveText(consumer)).isEqualTo("text");
    }
}
