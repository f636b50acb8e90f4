package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The headers that the send method sets, on the sender's message and on the received one. */
@ConformanceTest
final class SentHeaderTest {
    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.4.1",
            text =
                    "After a send, JMSDestination of the sender's message is where it was sent; the received one agrees.",
            pitfalls = 1)
    void theDestinationIsWhereItWasSent(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        Message sent = loop.session().createMessage();

        Message received = loop.pass(sent);

        assertThat(Domain.describe(sent.getJMSDestination())).isEqualTo(Domain.describe(loop.destination()));
        assertThat(Domain.describe(received.getJMSDestination())).isEqualTo(Domain.describe(loop.destination()));
    }

    @ParameterizedTest
    @ValueSource(ints = {DeliveryMode.PERSISTENT, DeliveryMode.NON_PERSISTENT})
    @Requirement(
            section = "3.4.2",
            text = "After a send, JMSDeliveryMode is the one of the producer, on the sent and the received message.",
            pitfalls = 1)
    void theDeliveryModeIsThatOfTheSend(int mode, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        loop.producer().setDeliveryMode(mode);
        Message sent = loop.session().createMessage();

        Message received = loop.pass(sent);

        assertThat(sent.getJMSDeliveryMode()).isEqualTo(mode);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    @Requirement(
            section = "3.4.10",
            text = "After a send, JMSPriority is the one of the producer, on the sent and the received message.",
            pitfalls = 1)
    void thePriorityIsThatOfTheSend(int priority, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        loop.producer().setPriority(priority);
        Message sent = loop.session().createMessage();

        Message received = loop.pass(sent);

        assertThat(sent.getJMSPriority()).isEqualTo(priority);
        assertThat(received.getJMSPriority()).isEqualTo(priority);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.4.3",
            text = "A message id begins with 'ID:' and is the same on the sent and the received message.",
            pitfalls = {1, 2})
    void theMessageIdBeginsWithId(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        Message sent = loop.session().createMessage();

        Message received = loop.pass(sent);

        assertThat(sent.getJMSMessageID()).startsWith("ID:");
        assertThat(received.getJMSMessageID()).isEqualTo(sent.getJMSMessageID());
    }

    @Test
    @Requirement(
            section = "3.4.3",
            text = "No two messages have the same id, whoever sends them, nor does one object that is sent twice.",
            pitfalls = 2)
    void messageIdsAreUnique(Jms jms) throws JMSException {
        Set<String> ids = new HashSet<>();

        for (int producers = 0; producers < 4; producers++) {
            Loop loop = Loop.open(jms);
            Message message = loop.session().createMessage();
            for (int sends = 0; sends < 25; sends++) {
                loop.producer().send(message);
                ids.add(message.getJMSMessageID());
            }
        }

        assertThat(ids).hasSize(100);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(section = "3.4.3", text = "With message ids disabled, the id is null or a normal one.", pitfalls = 2)
    void aDisabledMessageIdIsNullOrNormal(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        loop.producer().setDisableMessageID(true);
        Message first = loop.session().createMessage();
        Message second = loop.session().createMessage();

        Message receivedFirst = loop.pass(first);
        Message receivedSecond = loop.pass(second);

        assertThat(receivedFirst.getJMSMessageID()).isEqualTo(first.getJMSMessageID());
        if (first.getJMSMessageID() != null) {
            assertThat(first.getJMSMessageID()).startsWith("ID:").isNotEqualTo(second.getJMSMessageID());
        } else {
            assertThat(receivedSecond.getJMSMessageID()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.4.4",
            text = "JMSTimestamp lies between the call of send and its return; the received message has the same.",
            pitfalls = {1, 3})
    void theTimestampLiesBetweenCallAndReturn(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        Message message = loop.session().createMessage();

        long before = System.currentTimeMillis();
        loop.producer().send(message);
        long after = System.currentTimeMillis();

        assertThat(message.getJMSTimestamp()).isBetween(before, after);
        assertThat(loop.receive().getJMSTimestamp()).isEqualTo(message.getJMSTimestamp());
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.4.4",
            text = "With time stamps disabled, the time stamp is 0 or a normal one.",
            pitfalls = 3)
    void aDisabledTimestampIsZeroOrNormal(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        loop.producer().setDisableMessageTimestamp(true);
        Message message = loop.session().createMessage();

        long before = System.currentTimeMillis();
        loop.producer().send(message);
        long after = System.currentTimeMillis();

        long timestamp = message.getJMSTimestamp();
        assertThat(timestamp == 0 || (before <= timestamp && timestamp <= after))
                .isTrue();
        assertThat(loop.receive().getJMSTimestamp()).isEqualTo(timestamp);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.4.9",
            text = "Without a time to live, JMSExpiration is 0 on the sent and the received message.",
            pitfalls = {1, 4})
    void withoutTimeToLiveTheExpirationIsZero(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        Message sent = loop.session().createMessage();
        sent.setJMSExpiration(1);

        Message received = loop.pass(sent);

        assertThat(sent.getJMSExpiration()).isZero();
        assertThat(received.getJMSExpiration()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.4.9",
            text = "JMSExpiration is the time of the send plus the time to live, on the sent and the received message.",
            pitfalls = {1, 4})
    void theExpirationIsTheTimeOfTheSendPlusTheTimeToLive(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        loop.producer().setTimeToLive(600_000);
        Message message = loop.session().createMessage();

        long before = System.currentTimeMillis();
        loop.producer().send(message);
        long after = System.currentTimeMillis();

        assertThat(message.getJMSExpiration()).isBetween(before + 600_000, after + 600_000);
        assertThat(loop.receive().getJMSExpiration()).isEqualTo(message.getJMSExpiration());
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.4.13",
            text = "Without a delay, JMSDeliveryTime is the time of the send, on the sent and the received message.",
            pitfalls = {1, 5, 125})
    void withoutDelayTheDeliveryTimeIsTheTimeOfTheSend(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        Message message = loop.session().createMessage();

        long before = System.currentTimeMillis();
        loop.producer().send(message);
        long after = System.currentTimeMillis();

        assertThat(message.getJMSDeliveryTime()).isBetween(before, after);
        assertThat(loop.receive().getJMSDeliveryTime()).isEqualTo(message.getJMSDeliveryTime());
    }

    @Test
    @Requirement(
            section = "3.4.13",
            text =
                    "Each send sets JMSDeliveryTime anew, so that a message that is sent again does not show the old delay.",
            pitfalls = 5)
    void aMessageSentAgainHasANewDeliveryTime(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        loop.producer().setDeliveryDelay(3_600_000);
        loop.producer().send(message);

        loop.producer().setDeliveryDelay(0);
        long before = System.currentTimeMillis();
        loop.producer().send(message);
        long after = System.currentTimeMillis();

        assertThat(message.getJMSDeliveryTime()).isBetween(before, after);
        assertThat(loop.receive().getJMSDeliveryTime()).isEqualTo(message.getJMSDeliveryTime());
    }

    @Test
    @Requirement(
            section = "3.4.11",
            text =
                    "Each send sets id, expiration, priority, mode and destination anew on a message that is sent again.",
            pitfalls = 1)
    void aMessageSentAgainHasNewHeaders(Jms jms) throws JMSException {
        Loop first = Loop.open(jms);
        Loop second = Loop.open(Domain.TOPIC, first.session(), jms);
        Message message = first.session().createMessage();
        first.producer().send(message, DeliveryMode.NON_PERSISTENT, 9, 600_000);
        String firstId = message.getJMSMessageID();

        second.producer().send(message);

        assertThat(message.getJMSMessageID()).isNotEqualTo(firstId);
        assertThat(message.getJMSExpiration()).isZero();
        assertThat(message.getJMSPriority()).isEqualTo(Message.DEFAULT_PRIORITY);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(Domain.describe(message.getJMSDestination())).isEqualTo(Domain.describe(second.destination()));
    }

    static Stream<MessageHeader> headersSetBySend() {
        return MessageHeader.SET_BY_SEND.stream();
    }

    @ParameterizedTest
    @MethodSource("headersSetBySend")
    @Requirement(
            section = "3.4.11",
            text =
                    "What the application has set in a header that belongs to the send method is ignored and overwritten.",
            pitfalls = {1, 13})
    void whatTheApplicationSetIsOverwritten(MessageHeader header, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message sent = loop.session().createMessage();
        Object unusual = header.unusual(jms, loop.session());
        header.set(sent, unusual);

        Message received = loop.pass(sent);

        assertThat(header.get(sent)).isNotEqualTo(MessageHeader.comparable(unusual));
        assertThat(header.get(received)).isEqualTo(header.get(sent));
    }

    @Test
    @Requirement(
            section = "3.4.7",
            text = "What the application has set as JMSRedelivered does not reach the receiver.",
            pitfalls = 8)
    void aRedeliveredFlagIsNotSent(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message sent = loop.session().createMessage();
        sent.setJMSRedelivered(true);

        Message received = loop.pass(sent);

        assertThat(received.getJMSRedelivered()).isFalse();
        assertThat(received.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }
}
