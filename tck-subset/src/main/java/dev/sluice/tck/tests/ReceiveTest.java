package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The ways to ask a consumer for the next message. */
@ConformanceTest
final class ReceiveTest {
    /** A time-out, in milliseconds. */
    private static final long SHORT = 30;

    static Stream<Arguments> domainsAndForms() {
        return Arrays.stream(Domain.values())
                .flatMap(domain -> Arrays.stream(ReceiveForm.values()).map(form -> Arguments.of(domain, form)));
    }

    @ParameterizedTest
    @MethodSource("domainsAndForms")
    @Requirement(
            section = "8.5",
            text =
                    "A receive that waits returns the message that comes meanwhile; with the time-out 0 it waits for ever.",
            pitfalls = 87)
    void itWaitsForAMessage(Domain domain, ReceiveForm form, Jms jms) throws Exception {
        Session session = jms.session();
        Destination destination = domain.destination(jms, session);
        MessageConsumer consumer = session.createConsumer(destination);
        OtherThread<Message> receiving =
                OtherThread.<Message>calls(() -> form.from(consumer)).untilItWaits();
        assertThat(receiving.isDone()).isFalse();

        Elsewhere.open(jms).send(destination, "text");

        assertThat(((TextMessage) receiving.result()).getText()).isEqualTo("text");
    }

    @ParameterizedTest
    @MethodSource("domainsAndForms")
    @Requirement(
            section = "8.5",
            text = "A receive that might wait returns at once what is there, one message after the other.",
            pitfalls = 87)
    void itReturnsWhatIsThere(Domain domain, ReceiveForm form, Jms jms) throws Exception {
        Loop loop = Loop.open(domain, jms);
        Jms.send(loop.producer(), loop.session(), "1", "2");

        for (String text : new String[] {"1", "2"}) {
            Message received =
                    OtherThread.calls(() -> form.from(loop.consumer())).result();
            assertThat(((TextMessage) received).getText()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "8.5",
            text = "A receive with a time-out returns null when that has passed, and not before.",
            pitfalls = 87)
    void itGivesUpAfterTheTimeOut(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        long began = System.nanoTime();

        Message received = loop.consumer().receive(SHORT);

        // A provider may count in whole milliseconds.
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + 1;
        assertThat(received).isNull();
        assertThat(waited).isBetween(SHORT, Jms.PATIENCE.toMillis());
        Jms.send(loop.producer(), loop.session(), "later");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("later");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "8.5",
            text = "receiveNoWait returns null when there is nothing, and without waiting.",
            pitfalls = 88)
    void itDoesNotWaitWhenToldSo(Domain domain, Jms jms) throws Exception {
        Loop loop = Loop.open(domain, jms);

        Message received = OtherThread.calls(loop.consumer()::receiveNoWait).result();

        assertThat(received).isNull();
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "8.5",
            text =
                    "receiveNoWait, asked again and again, returns what another connection has sent; asked for one more than "
                            + "there are, it returns null.",
            pitfalls = 88)
    void itFindsWhatIsThereWithoutWaiting(Domain domain, Jms jms) throws JMSException {
        Session session = jms.session();
        Destination destination = domain.destination(jms, session);
        MessageConsumer consumer = session.createConsumer(destination);
        Elsewhere other = Elsewhere.open(jms);

        for (int round = 0; round < 10; round++) {
            other.send(destination, "text " + round);
            Message received = Waiting.untilGiven(consumer::receiveNoWait);
            assertThat(((TextMessage) received).getText()).isEqualTo("text " + round);
        }
        assertThat(consumer.receiveNoWait()).isNull();
    }

    @Test
    @Requirement(
            section = "8.5",
            text = "receiveNoWait, asked again and again, finds what waited in the queue before there was a consumer.",
            pitfalls = 88)
    void itFindsWhatWaitedInTheQueue(Jms jms) throws JMSException {
        Session session = jms.session();
        Destination queue = jms.queue(session);
        Elsewhere.open(jms).send(queue, "1", "2");
        MessageConsumer consumer = session.createConsumer(queue);

        for (String text : new String[] {"1", "2"}) {
            TextMessage received = (TextMessage) Waiting.untilGiven(consumer::receiveNoWait);
            assertThat(received.getText()).isEqualTo(text);
        }
        assertThat(consumer.receiveNoWait()).isNull();
    }

    @Test
    @Requirement(
            section = "8.5",
            text =
                    "A negative time-out is refused with JMSException, or it is taken for one; no message is lost by it.",
            pitfalls = 87)
    void aNegativeTimeOutLosesNothing(Jms jms) throws Exception {
        Loop loop = Loop.open(jms);
        Jms.send(loop.producer(), loop.session(), "text");

        Message received = OtherThread.calls(() -> {
                    try {
                        return loop.consumer().receive(-1);
                    } catch (JMSException refused) {
                        return Jms.receive(loop.consumer());
                    }
                })
                .result();
        Message left = received == null ? loop.receive() : received;

        assertThat(((TextMessage) left).getText()).isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "8.5",
            text = "The forms of receiving may be mixed: each continues where the other has ended.",
            pitfalls = {87, 88})
    void theFormsContinueEachOther(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        Jms.send(loop.producer(), loop.session(), "1", "2", "3", "4");

        assertThat(((TextMessage) loop.consumer().receive()).getText()).isEqualTo("1");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("2");
        assertThat(((TextMessage) loop.consumer().receive(0)).getText()).isEqualTo("3");
        Inbox inbox = new Inbox();
        loop.consumer().setMessageListener(inbox);
        inbox.await(1);
        assertThat(inbox.texts()).containsExactly("4");
    }

    @Test
    @Requirement(
            section = "8.5",
            text = "Two sessions of a connection wait for messages at the same time.",
            pitfalls = 60)
    void twoSessionsWaitAtTheSameTime(Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop first = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Loop second = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        OtherThread<Message> ofFirst =
                OtherThread.calls(() -> first.consumer().receive()).untilItWaits();
        OtherThread<Message> ofSecond =
                OtherThread.calls(() -> second.consumer().receive()).untilItWaits();
        Elsewhere other = Elsewhere.open(jms);

        other.send(second.destination(), "second");
        assertThat(((TextMessage) ofSecond.result()).getText()).isEqualTo("second");
        other.send(first.destination(), "first");
        assertThat(((TextMessage) ofFirst.result()).getText()).isEqualTo("first");
    }
}
