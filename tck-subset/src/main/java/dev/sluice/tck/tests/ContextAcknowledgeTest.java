package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What contexts acknowledge, and what recover gives back. */
@ConformanceTest
final class ContextAcknowledgeTest {
    /** Checks that the next message in a queue, for whoever comes, is this one. */
    private static void assertNext(String text, Queue queue, Jms jms) throws JMSException {
        assertThat(Contexts.receiveText(jms.context().createConsumer(queue))).isEqualTo(text);
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.acknowledge",
            text = "acknowledge acknowledges what all consumers of the context have received, those closed included.",
            pitfalls = {67, 115})
    void allThatWasReceivedIsAcknowledged(Jms jms) throws JMSException {
        JMSContext context = jms.context(JMSContext.CLIENT_ACKNOWLEDGE);
        Queue first = Contexts.queue(context, jms);
        Queue second = Contexts.queue(context, jms);
        JMSConsumer ofFirst = context.createConsumer(first);
        JMSConsumer ofSecond = context.createConsumer(second);
        Contexts.send(context, first, "1", "2", "after it");
        Contexts.send(context, second, "1", "after it");
        Contexts.receiveTexts(ofFirst, 2);
        Contexts.receive(ofSecond);
        ofSecond.close();

        context.acknowledge();

        context.close();
        assertNext("after it", first, jms);
        assertNext("after it", second, jms);
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.acknowledge",
            text = "The acknowledge method of any message does the same as that of the context.",
            pitfalls = 67)
    void aMessageAcknowledgesAllThatWasReceived(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.CLIENT, jms);
        loop.send("1", "2", "after it");
        Message first = loop.receive();
        loop.receive();

        first.acknowledge();

        loop.context().close();
        assertNext("after it", (Queue) loop.destination(), jms);
    }

    @ParameterizedTest
    @EnumSource(JmsConsumerForm.class)
    @Requirement(
            section = "javadoc JMSContext.acknowledge",
            text = "acknowledge acknowledges what was received by any method; receiveBody leaves no other way.",
            pitfalls = {67, 73})
    void whatAnyMethodHasReceivedIsAcknowledged(JmsConsumerForm form, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.CLIENT, jms);
        loop.send("text", "after it");
        assertThat(form.receive(loop.consumer())).isEqualTo("text");

        loop.context().acknowledge();

        loop.context().close();
        assertNext("after it", (Queue) loop.destination(), jms);
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text = "acknowledge does not concern messages that have not been received.",
            pitfalls = 68)
    void whatWasNotReceivedIsNotAcknowledged(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.CLIENT, jms);
        loop.send("received", "not received");
        loop.receive();

        loop.context().acknowledge();
        loop.context().recover();

        assertThat(Delivery.of(loop.receive()))
                .matches(Delivery::isConsistent)
                .extracting(Delivery::text)
                .isEqualTo("not received");
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text = "A context does not acknowledge what another on the same connection has received.",
            pitfalls = {56, 67})
    void anotherContextsMessagesAreNotAcknowledged(Jms jms) throws JMSException {
        ContextLoop first = ContextLoop.open(ContextMode.CLIENT, jms);
        ContextLoop second = ContextLoop.open(Domain.QUEUE, ContextMode.CLIENT.openBeside(first.context(), jms), jms);
        first.send("not acknowledged");
        second.send("acknowledged", "after it");
        first.receive();
        second.receive();

        second.context().acknowledge();

        first.context().close();
        second.context().close();
        assertNext("not acknowledged", (Queue) first.destination(), jms);
        assertNext("after it", (Queue) second.destination(), jms);
    }

    @ParameterizedTest
    @EnumSource(ContextMode.class)
    @Requirement(
            section = "javadoc JMSContext.acknowledge",
            text = "acknowledge is no error when nothing was received, nor in modes in which it has no effect.",
            pitfalls = 69)
    void acknowledgingNothingIsNoError(ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);

        loop.context().acknowledge();
        loop.context().acknowledge();

        loop.send("text");
        mode.accept(loop.context());
        assertThat(loop.receiveText()).isEqualTo("text");
        mode.accept(loop.context());
    }

    static Set<ContextMode> notClient() {
        return EnumSet.complementOf(EnumSet.of(ContextMode.CLIENT));
    }

    @ParameterizedTest
    @MethodSource("notClient")
    @Requirement(
            section = "javadoc JMSContext.acknowledge",
            text = "Where acknowledgement is automatic or part of a transaction, acknowledge has no effect.",
            pitfalls = 69)
    void acknowledgeHasNoEffectInOtherModes(ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);
        loop.send("first", "second");
        mode.accept(loop.context());
        Message received = loop.receive();

        loop.context().acknowledge();
        received.acknowledge();

        if (mode == ContextMode.TRANSACTED) {
            loop.context().rollback();
            assertThat(Contexts.receiveTexts(loop.consumer(), 2)).containsExactlyInAnyOrder("first", "second");
        } else {
            assertThat(loop.receiveText()).isEqualTo("second");
        }
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.recover",
            text = "recover gives back what was not acknowledged, to whichever consumer it came from, marked and "
                    + "counted.",
            pitfalls = {71, 114})
    void recoverGivesBackWhatWasNotAcknowledged(Jms jms) throws JMSException {
        ContextLoop first = ContextLoop.open(ContextMode.CLIENT, jms);
        ContextLoop second = ContextLoop.open(Domain.QUEUE, first.context(), jms);
        first.send("acknowledged", "of the first");
        second.send("of the second");
        first.receive();
        first.context().acknowledge();
        first.receive();
        second.receive();

        first.context().recover();

        TextMessage ofFirst = (TextMessage) first.receive();
        TextMessage ofSecond = (TextMessage) second.receive();
        assertThat(ofFirst.getText()).isEqualTo("of the first");
        assertThat(ofSecond.getText()).isEqualTo("of the second");
        for (Message again : new Message[] {ofFirst, ofSecond}) {
            assertThat(again.getJMSRedelivered()).isTrue();
            assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        }
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text =
                    "After recover, what was received before it counts as received no more: acknowledge does not concern it.",
            pitfalls = {68, 71})
    void whatRecoverHasGivenBackIsNotAcknowledged(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.CLIENT, jms);
        loop.send("text");
        loop.receive();

        loop.context().recover();
        loop.context().acknowledge();

        assertThat(loop.receiveText()).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text = "With automatic acknowledgement, what receive has returned does not come again after recover.",
            pitfalls = 113)
    void recoverGivesBackNothingThatReceiveHasReturned(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        loop.send("1", "2");
        assertThat(loop.receiveText()).isEqualTo("1");

        loop.context().recover();

        assertThat(loop.receiveText()).isEqualTo("2");
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text = "A listener that calls recover gets its message again, marked and counted.",
            pitfalls = {71, 113})
    void recoverInAListenerGivesItsMessageBack(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Inbox inbox = new Inbox(message -> {
            if (!message.getJMSRedelivered()) {
                loop.context().recover();
            }
        });
        loop.consumer().setMessageListener(inbox);
        JMSContext others = jms.context();

        Contexts.send(others, loop.destination(), "1");
        inbox.await(2);
        Contexts.send(others, loop.destination(), "2");
        inbox.await(4);

        assertThat(inbox.texts()).containsExactly("1", "1", "2", "2");
        assertThat(inbox.messages().get(1).getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.acknowledge",
            text = "A listener may acknowledge what its context has received.",
            pitfalls = 67)
    void aListenerMayAcknowledge(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.CLIENT, jms);
        Inbox inbox = new Inbox(message -> {
            if (((TextMessage) message).getText().equals("2")) {
                loop.context().acknowledge();
            }
        });
        loop.consumer().setMessageListener(inbox);
        Contexts.send(jms.context(), loop.destination(), "1", "2", "not acknowledged");
        inbox.await(3);

        loop.context().close();

        assertNext("not acknowledged", (Queue) loop.destination(), jms);
    }
}
