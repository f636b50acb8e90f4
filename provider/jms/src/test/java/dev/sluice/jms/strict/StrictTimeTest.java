package dev.sluice.jms.strict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("§7.8, 7.9 What expires or is due does so in its millisecond")
final class StrictTimeTest extends StrictFixture {
    private static final long TTL = 100;

    /** Has a producer send a text with a time to live and a delay. */
    private static Message send(Session session, Source source, String text, long timeToLive, long delay)
            throws JMSException {
        try (MessageProducer producer = session.createProducer(source.destination(session))) {
            producer.setDeliveryDelay(delay);
            Message message = session.createTextMessage(text);
            producer.send(message, DeliveryMode.PERSISTENT, Message.DEFAULT_PRIORITY, timeToLive);
            return message;
        }
    }

    /** Returns how many messages a browser shows. */
    private int shown() throws JMSException {
        Session session = connection.createSession();
        int count = 0;
        try (QueueBrowser browser = session.createBrowser((Queue) Source.QUEUE.destination(session))) {
            for (Enumeration<?> all = browser.getEnumeration(); all.hasMoreElements(); all.nextElement()) {
                count++;
            }
        }
        return count;
    }

    // ---------------------------------------------------------------- expiry

    @ParameterizedTest
    @EnumSource
    void aMessageIsDeliveredInTheLastMillisecondOfItsLife(Source source) throws JMSException {
        MessageConsumer consumer = source.consumer(connection.createSession());
        send(others, source, "short-lived", TTL, 0);

        advance(TTL - 1);

        assertThat(Delivery.all(consumer)).containsExactly(Delivery.first("short-lived"));
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsNotDeliveredWhenItHasExpired(Source source) throws JMSException {
        MessageConsumer consumer = source.consumer(connection.createSession());
        send(others, source, "short-lived", TTL, 0);
        send(others, source, "lives longer", TTL + 1, 0);

        advance(TTL);

        assertThat(Delivery.all(consumer)).containsExactly(Delivery.first("lives longer"));
    }

    @ParameterizedTest
    @EnumSource
    void aListenerGetsNoneThatExpiredBeforeTheStart(Source source) throws JMSException {
        connection.stop();
        Inbox inbox = new Inbox();
        source.consumer(connection.createSession()).setMessageListener(inbox);
        send(others, source, "short-lived", TTL, 0);
        send(others, source, "lives longer", TTL + 1, 0);
        advance(TTL);

        connection.start();
        settle();

        assertThat(inbox.deliveries()).containsExactly(Delivery.first("lives longer"));
    }

    @Test
    void aMessageIsShownUntilItExpires() throws JMSException {
        send(others, Source.QUEUE, "short-lived", TTL, 0);

        advance(TTL - 1);
        assertThat(shown()).isOne();

        advance(1);
        assertThat(shown()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"DURABLE", "SHARED_DURABLE"})
    void aDurableSubscriptionKeepsAMessageUntilItExpires(Source source) throws JMSException {
        Session session = connection.createSession();
        source.consumer(session).close();
        send(others, source, "short-lived", TTL, 0);
        send(others, source, "lives longer", TTL + 1, 0);

        advance(TTL);

        assertThat(Delivery.all(source.consumer(session))).containsExactly(Delivery.first("lives longer"));
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatExpiresBeforeItsCommitIsNotDelivered(Source source) throws JMSException {
        MessageConsumer consumer = source.consumer(connection.createSession());
        Session transacted = connection.createSession(Session.SESSION_TRANSACTED);
        send(transacted, source, "short-lived", TTL, 0);
        send(transacted, source, "lives longer", TTL + 1, 0);
        advance(TTL);

        transacted.commit();

        assertThat(Delivery.all(consumer)).containsExactly(Delivery.first("lives longer"));
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatExpiresBeforeItIsDueIsNotDelivered(Source source) throws JMSException {
        MessageConsumer consumer = source.consumer(connection.createSession());
        send(others, source, "too late", TTL, TTL + 1);
        send(others, source, "in time", TTL, TTL - 1);

        advance(TTL - 1);
        assertThat(Delivery.all(consumer)).containsExactly(Delivery.first("in time"));

        advance(2);
        assertThat(Delivery.all(consumer)).isEmpty();
    }

    @Test
    void suchAMessageIsGoneWhenItExpires() throws JMSException {
        send(others, Source.QUEUE, "too late", TTL, 10 * TTL);

        advance(TTL - 1);
        assertThat(used()).isEqualTo(1);

        advance(1);
        assertThat(used()).isZero();
    }

    private long used() {
        return broker.admin().queue(Source.NAME).snapshot().depth().used();
    }

    // ---------------------------------------------------------------- delay

    @ParameterizedTest
    @EnumSource
    void delayedMessagesComeInTheOrderOfTheirDeliveryTimes(Source source) throws JMSException {
        MessageConsumer consumer = source.consumer(connection.createSession());
        for (long delay : new long[] {30, 10, 20}) {
            send(others, source, "after " + delay, 0, delay);
        }

        advance(30);

        assertThat(Delivery.all(consumer))
                .containsExactly(Delivery.first("after 10"), Delivery.first("after 20"), Delivery.first("after 30"));
    }

    @ParameterizedTest
    @EnumSource
    void aListenerIsCalledInTheMillisecondOfTheDeliveryTime(Source source) throws JMSException {
        long start = clock.millis();
        List<Long> called = new ArrayList<>();
        Inbox inbox = new Inbox(message -> {
            assertThat(clock.millis()).isEqualTo(message.getJMSDeliveryTime());
            called.add(clock.millis() - start);
        });
        source.consumer(connection.createSession()).setMessageListener(inbox);
        for (long delay : new long[] {30, 10, 20}) {
            send(others, source, "after " + delay, 0, delay);
        }

        advance(1_000);

        assertThat(called).containsExactly(10L, 20L, 30L);
        assertThat(inbox.texts()).containsExactly("after 10", "after 20", "after 30");
    }

    // ---------------------------------------------------------------- the header

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void theDeliveryTimeIsTheTimeStampAndTheDelay(long delay) throws JMSException {
        MessageConsumer consumer = Source.QUEUE.consumer(connection.createSession());

        Message sent = send(others, Source.QUEUE, "text", 0, delay);
        advance(delay);
        Message received = consumer.receiveNoWait();

        assertThat(sent.getJMSTimestamp()).isPositive();
        for (Message message : List.of(sent, received)) {
            assertThat(message.getJMSDeliveryTime()).isEqualTo(sent.getJMSTimestamp() + delay);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void whatAContextSendsHasItToo(long delay) throws JMSException {
        JMSContext context = broker.connectionFactory().createContext();
        JMSConsumer consumer = Source.QUEUE.consumer(context);
        Message sent = context.createTextMessage("text");

        context.createProducer().setDeliveryDelay(delay).send(context.createQueue(Source.NAME), sent);
        advance(delay);
        Message received = consumer.receiveNoWait();

        assertThat(sent.getJMSTimestamp()).isPositive();
        for (Message message : List.of(sent, received)) {
            assertThat(message.getJMSDeliveryTime()).isEqualTo(sent.getJMSTimestamp() + delay);
        }
    }
}
