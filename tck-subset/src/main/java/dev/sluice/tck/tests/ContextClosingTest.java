package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What closing a context does, and what it waits for. */
@ConformanceTest
final class ContextClosingTest {
    @Test
    @Requirement(
            section = "6.1.8",
            text = "Closing a context or a consumer that is closed does nothing.",
            pitfalls = 55)
    void closingTwiceDoesNothing(Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);

        loop.consumer().close();
        loop.consumer().close();
        loop.context().close();
        loop.context().close();
        loop.consumer().close();

        assertThatThrownBy(loop.context()::start).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "Closing a context leaves the connection to the others on it.",
            pitfalls = 56)
    void closingLeavesTheConnectionToOthers(Jms jms) throws JMSException {
        JMSContext first = jms.context();
        ContextLoop second = ContextLoop.open(Domain.QUEUE, ContextMode.AUTO.openBeside(first, jms), jms);

        first.close();

        second.send("text");
        assertThat(second.receiveText()).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "The context that was created first may go before the others, and others may come after it.",
            pitfalls = 56)
    void contextsMayComeAndGo(Jms jms) throws JMSException {
        JMSContext first = Contexts.withClientId(jms);
        String clientId = first.getClientID();
        JMSContext second = ContextMode.AUTO.openBeside(first, jms);
        first.close();
        JMSContext third = ContextMode.AUTO.openBeside(second, jms);
        second.close();
        ContextLoop loop = ContextLoop.open(Domain.QUEUE, third, jms);

        loop.send("text");

        assertThat(loop.receiveText()).isEqualTo("text");
        assertThat(third.getClientID()).isEqualTo(clientId);
    }

    @Test
    @Requirement(
            section = "6.2.2",
            text = "A temporary destination lives as long as the last context on the connection of its creator.",
            pitfalls = {56, 62})
    void temporaryDestinationsLiveAsLongAsTheLastContext(Jms jms) throws JMSException {
        JMSContext first = jms.context();
        JMSContext second = ContextMode.AUTO.openBeside(first, jms);
        TemporaryQueue temporary = first.createTemporaryQueue();
        JMSContext sender = jms.context();

        first.close();
        Contexts.send(sender, temporary, "alive");
        assertThat(Contexts.receiveText(second.createConsumer(temporary))).isEqualTo("alive");

        second.close();
        assertThatThrownBy(() -> Contexts.send(sender, temporary, "gone"))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "Closing a context closes its consumers: what they have not received is for others.",
            pitfalls = {10, 56})
    void closingClosesConsumers(Jms jms) throws JMSException {
        JMSContext first = jms.context();
        JMSContext second = ContextMode.AUTO.openBeside(first, jms);
        Queue queue = Contexts.queue(first, jms);
        JMSConsumer closed = first.createConsumer(queue);
        Contexts.send(second, queue, "text");

        first.close();

        Message message = Contexts.receive(second.createConsumer(queue));
        assertThat(((TextMessage) message).getText()).isEqualTo("text");
        assertThat(message.getJMSRedelivered()).isFalse();
        assertThatThrownBy(closed::receiveNoWait).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text =
                    "Closing a context rolls its transaction back: what was sent is gone, what was received comes again.",
            pitfalls = 54)
    void closingRollsBack(Jms jms) throws JMSException {
        JMSContext other = jms.context();
        Queue in = Contexts.queue(other, jms);
        Queue out = Contexts.queue(other, jms);
        Contexts.send(other, in, "received");
        JMSContext transacted = jms.context(JMSContext.SESSION_TRANSACTED);
        Contexts.receive(transacted.createConsumer(in));
        Contexts.send(transacted, out, "sent");

        transacted.close();

        Message again = Contexts.receive(other.createConsumer(in));
        assertThat(((TextMessage) again).getText()).isEqualTo("received");
        assertThat(again.getJMSRedelivered()).isTrue();
        Contexts.send(other, out, "after it");
        assertThat(Contexts.receiveText(other.createConsumer(out))).isEqualTo("after it");
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "Closing a context acknowledges nothing: what was not acknowledged comes again.",
            pitfalls = 54)
    void closingAcknowledgesNothing(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.CLIENT, jms);
        loop.send("acknowledged", "not acknowledged");
        loop.receive();
        loop.context().acknowledge();
        loop.receive();

        loop.context().close();

        Message again = Contexts.receive(jms.context().createConsumer(loop.destination()));
        assertThat(((TextMessage) again).getText()).isEqualTo("not acknowledged");
        assertThat(again.getJMSRedelivered()).isTrue();
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "A message can be read after its context was closed, but not be acknowledged.",
            pitfalls = {54, 115})
    void aMessageOutlivesItsContext(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.CLIENT, jms);
        TextMessage sent = loop.context().createTextMessage("text");
        sent.setStringProperty("name", "value");
        TextMessage received = loop.pass(sent);

        loop.context().close();

        assertThat(received.getText()).isEqualTo("text");
        assertThat(received.getStringProperty("name")).isEqualTo("value");
        assertThat(received.getJMSDestination()).isNotNull();
        assertThatThrownBy(received::acknowledge)
                .isInstanceOfAny(IllegalStateException.class, IllegalStateRuntimeException.class);
        assertThatThrownBy(loop.context()::acknowledge).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @ParameterizedTest
    @EnumSource(JmsConsumerForm.class)
    @Requirement(
            section = "6.1.8",
            text = "A receive that waits ends when another thread closes the context; there was no message to return.",
            pitfalls = {53, 116})
    void closingEndsAReceiveThatWaits(JmsConsumerForm form, Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(jms);
        OtherThread<Object> receiving =
                OtherThread.calls(() -> form.receive(loop.consumer())).untilItWaits();

        loop.context().close();

        assertThat(receiving.result()).isNull();
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "close waits until the listener that is running has returned.",
            pitfalls = 53)
    void closeWaitsForARunningListener(Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(jms);

        assertThat(loop.waitsForTheListener(loop.context()::close, jms)).isTrue();
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "A listener that is running while its context is being closed can use it until it returns.",
            pitfalls = 53)
    void aRunningListenerCanUseItsContextUntilItReturns(Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(jms);
        JMSContext other = jms.context();
        Queue replies = Contexts.queue(other, jms);
        JMSProducer producer = loop.context().createProducer();
        Hold hold = new Hold();
        Inbox inbox = new Inbox(message -> {
            hold.stay();
            producer.send(replies, loop.context().createTextMessage("reply"));
        });
        loop.consumer().setMessageListener(inbox);
        Contexts.send(other, loop.destination(), "request");
        hold.awaitEntered();

        OtherThread<Void> closing =
                OtherThread.does(() -> loop.context().close()).untilItWaits();
        hold.release();
        closing.result();

        assertThat(Contexts.receiveText(other.createConsumer(replies))).isEqualTo("reply");
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "A listener that closes its own context gets IllegalStateRuntimeException, or succeeds; its message "
                    + "is acknowledged all the same.",
            pitfalls = 51)
    void aListenerMayTryToCloseItsContext(Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(jms);
        CompletableFuture<Optional<Throwable>> thrown = Contexts.callInListener(loop.consumer(), loop.context()::close);
        JMSContext other = jms.context();
        Contexts.send(other, loop.destination(), "text");

        assertThat(Waiting.resultOf(thrown))
                .satisfiesAnyOf(ofClose -> assertThat(ofClose).isEmpty(), ofClose -> assertThat(ofClose)
                        .containsInstanceOf(IllegalStateRuntimeException.class));
        loop.context().close();
        Contexts.send(other, loop.destination(), "after it");

        assertThat(Contexts.receiveText(other.createConsumer(loop.destination())))
                .isEqualTo("after it");
    }

    @Test
    @Requirement(section = "6.1.8", text = "A listener may close another connection's context.", pitfalls = 51)
    void aListenerMayCloseAnotherContext(Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(jms);
        JMSContext victim = jms.context();
        CompletableFuture<Optional<Throwable>> thrown = Contexts.callInListener(loop.consumer(), victim::close);

        Contexts.send(jms.context(), loop.destination(), "text");

        assertThat(Waiting.resultOf(thrown)).isEmpty();
        assertThatThrownBy(victim::start).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "A context is closed at the end of a try statement, whose subscriptions end with it.",
            pitfalls = {55, 94})
    void aContextCanBeUsedInATryStatement(Jms jms) throws JMSException {
        JMSContext other = jms.context();
        Topic topic = Contexts.topic(other, jms);
        JMSContext used;
        try (JMSContext context = jms.factory().createContext();
                JMSConsumer consumer = context.createConsumer(topic)) {
            Contexts.send(other, topic, "text");
            assertThat(Contexts.receiveText(consumer)).isEqualTo("text");
            used = context;
        }

        assertThatThrownBy(() -> used.createConsumer(topic)).isInstanceOf(IllegalStateRuntimeException.class);
    }
}
