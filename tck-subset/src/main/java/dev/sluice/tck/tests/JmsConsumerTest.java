package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The ways in which consumers of the simplified API receive. */
@ConformanceTest
final class JmsConsumerTest {
    static Stream<Arguments> formsAndDomains() {
        return Arrays.stream(JmsConsumerForm.values())
                .flatMap(form -> Arrays.stream(Domain.values()).map(domain -> Arguments.of(form, domain)));
    }

    @ParameterizedTest
    @MethodSource("formsAndDomains")
    @Requirement(
            section = "8.5",
            text = "Each method receives the next message, from queues and topics.",
            pitfalls = 87)
    void eachMethodReceivesTheNextMessage(JmsConsumerForm form, Domain domain, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(domain, jms.context(), jms);
        loop.send("1", "2");

        assertThat(form.receive(loop.consumer())).isEqualTo("1");
        assertThat(form.receive(loop.consumer())).isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource(JmsConsumerForm.class)
    @Requirement(section = "8.5", text = "A receive that waits gets the message that arrives meanwhile.", pitfalls = 87)
    void aReceiveThatWaitsGetsWhatArrives(JmsConsumerForm form, Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(jms);
        JMSContext others = jms.context();
        OtherThread<Object> receiving =
                OtherThread.calls(() -> form.receive(loop.consumer())).untilItWaits();

        Contexts.send(others, loop.destination(), "text");

        assertThat(receiving.result()).isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource(JmsConsumerForm.class)
    @Requirement(
            section = "8.8",
            text = "A receive that waits returns null when another thread closes its consumer.",
            pitfalls = {52, 116})
    void closingTheConsumerEndsAReceiveThatWaits(JmsConsumerForm form, Jms jms) throws Exception {
        ContextLoop loop = ContextLoop.open(jms);
        OtherThread<Object> receiving =
                OtherThread.calls(() -> form.receive(loop.consumer())).untilItWaits();

        loop.consumer().close();

        assertThat(receiving.result()).isNull();
    }

    @Test
    @Requirement(
            section = "8.5",
            text =
                    "When there is nothing, receiveNoWait returns null at once, and receive when its time-out has passed.",
            pitfalls = {87, 88})
    void whenThereIsNothingNullIsReturned(Jms jms) {
        JMSConsumer consumer = ContextLoop.open(jms).consumer();

        assertThat(consumer.receiveNoWait()).isNull();
        assertThat(consumer.receive(1)).isNull();
        assertThat(consumer.receiveBodyNoWait(String.class)).isNull();
        assertThat(consumer.receiveBody(String.class, 1)).isNull();
    }

    @Test
    @Requirement(section = "8.5", text = "receive does not end before its time-out has passed.", pitfalls = 87)
    void receiveWaitsForItsTimeOut(Jms jms) {
        JMSConsumer consumer = ContextLoop.open(jms).consumer();
        long began = System.nanoTime();

        consumer.receive(20);
        consumer.receiveBody(String.class, 20);

        // Clocks may differ in how they round.
        assertThat(System.nanoTime() - began).isGreaterThan(38_000_000);
    }

    @Test
    @Requirement(section = "8.5", text = "receiveNoWait finds the messages of a queue, in order.", pitfalls = 88)
    void receiveNoWaitFindsMessages(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        loop.send("1", "2");

        for (String expected : new String[] {"1", "2"}) {
            Message found = Waiting.untilGiven(loop.consumer()::receiveNoWait);
            assertThat(((TextMessage) found).getText()).isEqualTo(expected);
        }
    }

    @Test
    @Requirement(
            section = "javadoc JMSConsumer.getMessageSelector",
            text = "A consumer that was created without a selector has none.",
            pitfalls = 37)
    void aConsumerWithoutSelectorHasNone(Jms jms) {
        assertThat(ContextLoop.open(jms).consumer().getMessageSelector()).isNull();
    }

    static Set<ContextMode> decided() {
        return ContextMode.DECIDED;
    }

    @ParameterizedTest
    @MethodSource("decided")
    @Requirement(
            section = "8.8",
            text = "What a consumer has received can be settled after it was closed.",
            pitfalls = 115)
    void aReceivedMessageCanBeSettledAfterwards(ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);
        Contexts.send(jms.context(), loop.destination(), "settled", "after it");
        loop.receive();
        loop.consumer().close();

        mode.accept(loop.context());

        assertThat(Contexts.receiveText(loop.context().createConsumer(loop.destination())))
                .isEqualTo("after it");
        mode.accept(loop.context());
    }

    @ParameterizedTest
    @MethodSource("decided")
    @Requirement(
            section = "8.8",
            text = "What a consumer has received can be given back after it was closed, to the next consumer.",
            pitfalls = 115)
    void aReceivedMessageCanBeGivenBackAfterwards(ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);
        Contexts.send(jms.context(), loop.destination(), "text");
        loop.receive();
        loop.consumer().close();

        mode.giveBack(loop.context());

        Message again = Contexts.receive(loop.context().createConsumer(loop.destination()));
        assertThat(((TextMessage) again).getText()).isEqualTo("text");
        assertThat(again.getJMSRedelivered()).isTrue();
        mode.accept(loop.context());
    }
}
