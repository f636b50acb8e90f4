package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Listeners of contexts: who is called when, and what becomes of messages whose listener throws. */
@ConformanceTest
final class ContextListenerTest {
    private static String[] numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toArray(String[]::new);
    }

    @ParameterizedTest
    @EnumSource(ContextMode.class)
    @Requirement(
            section = "8.7",
            text = "A listener is called with each message, in order, in each mode.",
            pitfalls = {49, 58})
    void aListenerIsCalledWithEachMessage(ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);
        Inbox inbox = new Inbox();
        loop.consumer().setMessageListener(inbox);

        Contexts.send(jms.context(), loop.destination(), numbers(20));

        inbox.await(20);
        assertThat(inbox.texts()).containsExactly(numbers(20));
    }

    @Test
    @Requirement(
            section = "javadoc JMSConsumer.getMessageListener",
            text = "A consumer has the listener it was given, and none at first and after null was set.",
            pitfalls = 89)
    void aConsumerKnowsItsListener(Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);
        MessageListener listener = message -> {};
        assertThat(loop.consumer().getMessageListener()).isNull();

        loop.consumer().setMessageListener(listener);
        assertThat(loop.consumer().getMessageListener()).isSameAs(listener);

        loop.consumer().setMessageListener(null);
        assertThat(loop.consumer().getMessageListener()).isNull();
    }

    @Test
    @Requirement(
            section = "javadoc JMSConsumer.setMessageListener",
            text = "Once its listener is unset, the consumer can receive.",
            pitfalls = 89)
    void aConsumerWithoutItsListenerReceives(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        JMSContext sibling = ContextMode.AUTO.openBeside(loop.context(), jms);
        JMSContext others = jms.context();
        Inbox inbox = new Inbox();
        loop.consumer().setMessageListener(inbox);
        Contexts.send(others, loop.destination(), "to the listener");
        inbox.await(1);

        sibling.stop();
        loop.consumer().setMessageListener(null);
        sibling.start();
        Contexts.send(others, loop.destination(), "to be received");

        assertThat(loop.receiveText()).isEqualTo("to be received");
        assertThat(inbox.texts()).containsExactly("to the listener");
    }

    @Test
    @Requirement(
            section = "6.2.13",
            text = "The listeners of a context run one at a time, whichever of its consumers they belong to.",
            pitfalls = 58)
    void listenersRunOneAtATime(Jms jms) {
        JMSContext context = jms.context();
        JMSContext others = jms.context();
        Overlap overlap = new Overlap();
        Inbox inbox = new Inbox(message -> overlap.pass());
        List<Queue> queues = List.of(Contexts.queue(context, jms), Contexts.queue(context, jms));
        List<JMSConsumer> consumers =
                queues.stream().map(context::createConsumer).toList();
        consumers.forEach(consumer -> consumer.setMessageListener(inbox));

        queues.forEach(queue -> Contexts.send(others, queue, numbers(50)));

        inbox.await(100);
        assertThat(overlap.most()).isEqualTo(1);
    }

    @Test
    @Requirement(
            section = "6.2.6",
            text =
                    "A second listener can safely be set while the first is being called: no message is lost, none comes "
                            + "twice, and they do not run at the same time.",
            pitfalls = 59)
    void aSecondListenerCanBeSetWhileTheFirstIsCalled(Jms jms) throws Exception {
        JMSContext context = jms.context();
        Queue first = Contexts.queue(context, jms);
        Queue second = Contexts.queue(context, jms);
        JMSConsumer ofFirst = context.createConsumer(first);
        JMSConsumer ofSecond = context.createConsumer(second);
        Overlap overlap = new Overlap();
        Inbox inboxOfFirst = new Inbox(message -> overlap.pass());
        Inbox inboxOfSecond = new Inbox(message -> overlap.pass());
        OtherThread<Void> sending = OtherThread.does(() -> {
            Contexts.send(jms.factory(), second, numbers(50));
            Contexts.send(jms.factory(), first, numbers(200));
        });

        ofFirst.setMessageListener(inboxOfFirst);
        inboxOfFirst.await(20);
        overlap.again();
        ofSecond.setMessageListener(inboxOfSecond);

        sending.result();
        inboxOfFirst.await(200);
        inboxOfSecond.await(50);
        assertThat(inboxOfFirst.texts()).containsExactly(numbers(200));
        assertThat(inboxOfSecond.texts()).containsExactly(numbers(50));
        assertThat(overlap.most()).isEqualTo(1);
    }

    static Set<ContextMode> automatic() {
        return ContextMode.AUTOMATIC;
    }

    static Set<ContextMode> decided() {
        return ContextMode.DECIDED;
    }

    /** A listener that throws when a message comes for the first time. */
    private static Inbox throwingAtFirst() {
        return new Inbox(message -> {
            if (!message.getJMSRedelivered()) {
                throw new IllegalArgumentException("on purpose");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("automatic")
    @Requirement(
            section = "8.7",
            text =
                    "When a listener throws and acknowledgement is automatic, its message comes again at once, marked and "
                            + "counted.",
            pitfalls = 72)
    void whatAListenerThrewOnComesAgain(ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);
        Inbox inbox = throwingAtFirst();
        loop.consumer().setMessageListener(inbox);

        Contexts.send(jms.context(), loop.destination(), "text");

        inbox.await(2);
        assertThat(inbox.texts()).containsExactly("text", "text");
        Message again = inbox.messages().get(1);
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("decided")
    @Requirement(
            section = "8.7",
            text =
                    "When a listener throws and the application decides, the next message comes, and nothing is given back "
                            + "by itself.",
            pitfalls = 72)
    void whereTheApplicationDecidesTheNextMessageComes(ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);
        Inbox inbox = throwingAtFirst();
        loop.consumer().setMessageListener(inbox);

        Contexts.send(jms.context(), loop.destination(), "1", "2", "3");
        inbox.await(3);

        assertThat(inbox.texts()).containsExactly("1", "2", "3");
        assertThat(inbox.messages()).allMatch(message -> !redelivered(message));
    }

    private static boolean redelivered(Message message) {
        try {
            return message.getJMSRedelivered();
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("decided")
    @Requirement(
            section = "8.7",
            text = "The application may have the message on which a listener threw delivered again.",
            pitfalls = 72)
    void theApplicationMayHaveItDeliveredAgain(ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);
        Inbox inbox = new Inbox(message -> {
            if (!message.getJMSRedelivered()) {
                mode.giveBack(loop.context());
                throw new IllegalArgumentException("on purpose");
            }
            mode.accept(loop.context());
        });
        loop.consumer().setMessageListener(inbox);

        Contexts.send(jms.context(), loop.destination(), "text");

        inbox.await(2);
        assertThat(inbox.texts()).containsExactly("text", "text");
    }

    @Test
    @Requirement(
            section = "8.8",
            text = "A listener may close its consumer, and ends normally: its message is acknowledged, the next is for "
                    + "others.",
            pitfalls = {51, 52})
    void aListenerMayCloseItsConsumer(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        JMSContext others = jms.context();
        Inbox inbox = new Inbox(message -> loop.consumer().close());
        Contexts.send(others, loop.destination(), "1", "2");

        loop.consumer().setMessageListener(inbox);
        inbox.await(1);

        assertThat(Contexts.receiveText(others.createConsumer(loop.destination())))
                .isEqualTo("2");
        assertThat(inbox.texts()).containsExactly("1");
        assertThatThrownBy(loop.consumer()::getMessageListener).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "8.8",
            text = "close of a consumer waits until its listener that is running has returned.",
            pitfalls = 52)
    void closingAConsumerWaitsForItsListener(Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(jms);

        assertThat(loop.waitsForTheListener(loop.consumer()::close, jms)).isTrue();
    }

    @Test
    @Requirement(
            section = "6.2.14",
            text = "Listeners of contexts on one connection run at the same time.",
            pitfalls = {56, 58})
    void listenersOfDifferentContextsRunAtTheSameTime(Jms jms) throws Exception {
        ContextLoop first = ContextLoop.open(jms);
        ContextLoop second = ContextLoop.open(Domain.QUEUE, ContextMode.AUTO.openBeside(first.context(), jms), jms);
        List<Hold> holds = List.of(new Hold(), new Hold());
        first.consumer().setMessageListener(new Inbox(message -> holds.get(0).stay()));
        second.consumer().setMessageListener(new Inbox(message -> holds.get(1).stay()));
        JMSContext others = jms.context();

        for (ContextLoop loop : Arrays.asList(first, second)) {
            Contexts.send(others, loop.destination(), "text");
        }

        for (Hold hold : holds) {
            hold.awaitEntered();
        }
        holds.forEach(Hold::release);
    }
}
