package dev.sluice.jms.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("§8.7 What a listener gets again, and who is the listener")
final class StrictListenerTest extends StrictFixture {
    private static boolean is(String text, Message message) throws JMSException {
        return message.getBody(String.class).equals(text);
    }

    // ---------------------------------------------------------------- recover and rollback within

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    void aMessageThatItsListenerRecoversComesAgainBeforeTheNextThatWaits(int mode) throws JMSException {
        Session session = connection.createSession(mode);
        Inbox inbox = new Inbox(message -> {
            if (!message.getJMSRedelivered()) {
                session.recover();
            }
        });
        send(Source.QUEUE, "1", "2");

        Source.QUEUE.consumer(session).setMessageListener(inbox);
        settle();

        assertEachCameTwice(inbox);
    }

    @ParameterizedTest
    @ValueSource(ints = {JMSContext.AUTO_ACKNOWLEDGE, JMSContext.DUPS_OK_ACKNOWLEDGE})
    void theSameIsTrueOfAContext(int mode) throws JMSException {
        connection.close();
        JMSContext context = context(mode);
        Inbox inbox = new Inbox(message -> {
            if (!message.getJMSRedelivered()) {
                context.recover();
            }
        });
        send(Source.QUEUE, "1", "2");

        Source.QUEUE.consumer(context).setMessageListener(inbox);
        settle();

        assertEachCameTwice(inbox);
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatItsListenerGivesBackComesAgainBeforeTheNextThatWaits(Undoing undoing) throws JMSException {
        Session session = connection.createSession(undoing.mode());
        Inbox inbox = new Inbox(message -> {
            if (message.getJMSRedelivered()) {
                undoing.keep(message, session);
            } else {
                undoing.in(session);
            }
        });
        send(Source.QUEUE, "1", "2");

        Source.QUEUE.consumer(session).setMessageListener(inbox);
        settle();

        assertEachCameTwice(inbox);
    }

    @ParameterizedTest
    @EnumSource
    void norIsItOtherwiseInAContext(Undoing undoing) throws JMSException {
        connection.close();
        JMSContext context = context(undoing.mode());
        Inbox inbox = new Inbox(message -> {
            if (message.getJMSRedelivered()) {
                undoing.keep(message, context);
            } else {
                undoing.in(context);
            }
        });
        send(Source.QUEUE, "1", "2");

        Source.QUEUE.consumer(context).setMessageListener(inbox);
        settle();

        assertEachCameTwice(inbox);
    }

    private static void assertEachCameTwice(Inbox inbox) {
        assertThat(inbox.deliveries())
                .containsExactly(
                        Delivery.first("1"), Delivery.again("1", 2), Delivery.first("2"), Delivery.again("2", 2));
    }

    @ParameterizedTest
    @EnumSource
    void allThatAListenerGivesBackComesAgainInTheOldOrderBeforeWhatWaits(Undoing undoing) throws JMSException {
        Session session = connection.createSession(undoing.mode());
        Inbox inbox = new Inbox(message -> {
            if (is("2", message) && !message.getJMSRedelivered()) {
                undoing.in(session);
            }
        });
        send(Source.QUEUE, "1", "2", "3");

        Source.QUEUE.consumer(session).setMessageListener(inbox);
        settle();

        assertBothCameAgainBeforeTheThird(inbox);
    }

    private static void assertBothCameAgainBeforeTheThird(Inbox inbox) {
        assertThat(inbox.deliveries())
                .containsExactly(
                        Delivery.first("1"),
                        Delivery.first("2"),
                        Delivery.again("1", 2),
                        Delivery.again("2", 2),
                        Delivery.first("3"));
    }

    // ---------------------------------------------------------------- exceptions

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    void aMessageAtWhichItsListenerThrowsTwiceComesThreeTimesAndThenTheNext(int mode) throws JMSException {
        Inbox inbox = throwing(2);
        send(Source.QUEUE, "1", "2");

        Source.QUEUE.consumer(connection.createSession(mode)).setMessageListener(inbox);
        settle();

        assertCameThreeTimes(inbox);
    }

    @ParameterizedTest
    @ValueSource(ints = {JMSContext.AUTO_ACKNOWLEDGE, JMSContext.DUPS_OK_ACKNOWLEDGE})
    void inAContextToo(int mode) throws JMSException {
        connection.close();
        Inbox inbox = throwing(2);
        send(Source.QUEUE, "1", "2");

        Source.QUEUE.consumer(context(mode)).setMessageListener(inbox);
        settle();

        assertCameThreeTimes(inbox);
    }

    private static void assertCameThreeTimes(Inbox inbox) {
        assertThat(inbox.deliveries())
                .containsExactly(
                        Delivery.first("1"), Delivery.again("1", 2), Delivery.again("1", 3), Delivery.first("2"));
    }

    /** Returns a listener that throws the first times it gets a "1". */
    private static Inbox throwing(int times) {
        return new Inbox(message -> {
            if (is("1", message) && message.getIntProperty("JMSXDeliveryCount") <= times) {
                throw new IllegalArgumentException("on purpose");
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aMessageAtWhichItsListenerThrewComesInTheOldOrderWithTheOthersThatAreGivenBack(Undoing undoing)
            throws JMSException {
        Session session = connection.createSession(undoing.mode());
        Inbox inbox = new Inbox(message -> {
            if (is("1", message) && !message.getJMSRedelivered()) {
                throw new IllegalArgumentException("on purpose");
            }
            if (is("2", message) && !message.getJMSRedelivered()) {
                undoing.in(session);
            }
        });
        send(Source.QUEUE, "1", "2", "3");

        Source.QUEUE.consumer(session).setMessageListener(inbox);
        settle();

        assertBothCameAgainBeforeTheThird(inbox);
    }

    // ---------------------------------------------------------------- receive beside a listener

    @ParameterizedTest
    @Timeout(60)
    @ValueSource(booleans = {true, false})
    void aConsumerWithAListenerCannotBeAskedForAMessage(boolean started) throws JMSException {
        if (!started) {
            connection.stop();
        }
        Inbox inbox = new Inbox();
        MessageConsumer consumer = Source.QUEUE.consumer(connection.createSession());
        consumer.setMessageListener(inbox);
        send(Source.QUEUE, "1");

        assertThatThrownBy(consumer::receiveNoWait).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> consumer.receive(1)).isInstanceOf(JMSException.class);
        assertThatThrownBy(consumer::receive).isInstanceOf(JMSException.class);

        connection.start();
        settle();
        assertThat(inbox.deliveries()).containsExactly(Delivery.first("1"));
    }

    @Test
    @Timeout(60)
    void norCanThatOfAContext() throws JMSException {
        connection.close();
        Inbox inbox = new Inbox();
        JMSConsumer consumer = Source.QUEUE.consumer(context(JMSContext.AUTO_ACKNOWLEDGE));
        consumer.setMessageListener(inbox);
        send(Source.QUEUE, "1");

        assertThatThrownBy(consumer::receiveNoWait).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> consumer.receive(1)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(consumer::receive).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> consumer.receiveBody(String.class)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> consumer.receiveBody(String.class, 1)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> consumer.receiveBodyNoWait(String.class)).isInstanceOf(JMSRuntimeException.class);

        settle();
        assertThat(inbox.deliveries()).containsExactly(Delivery.first("1"));
    }

    // ---------------------------------------------------------------- one listener after the other

    @Test
    void aListenerMayReplaceItselfAndEachMessageGoesToOneOfTheTwoOnce() throws JMSException {
        MessageConsumer consumer = Source.QUEUE.consumer(connection.createSession());
        Inbox successor = new Inbox();
        Inbox first = new Inbox(message -> consumer.setMessageListener(successor));
        send(Source.QUEUE, "1", "2", "3");

        consumer.setMessageListener(first);
        settle();

        assertEachOnce(first, successor);
    }

    @Test
    void inAContextItMayToo() throws JMSException {
        connection.close();
        JMSConsumer consumer = Source.QUEUE.consumer(context(JMSContext.AUTO_ACKNOWLEDGE));
        Inbox successor = new Inbox();
        Inbox first = new Inbox(message -> consumer.setMessageListener(successor));
        send(Source.QUEUE, "1", "2", "3");

        consumer.setMessageListener(first);
        settle();

        assertEachOnce(first, successor);
    }

    private static void assertEachOnce(Inbox first, Inbox successor) {
        assertThat(first.texts()).first().isEqualTo("1");
        assertThat(Stream.concat(first.deliveries().stream(), successor.deliveries().stream()))
                .containsExactly(Delivery.first("1"), Delivery.first("2"), Delivery.first("3"));
    }

    @Test
    void aSecondConsumerOfAStartedSessionCanBeGivenAListener() throws JMSException {
        Session session = connection.createSession();
        Queue other = session.createQueue("other");
        Inbox first = new Inbox();
        Inbox second = new Inbox();
        Source.QUEUE.consumer(session).setMessageListener(first);
        send(Source.QUEUE, "1");
        send(other, "2");
        settle();

        session.createConsumer(other).setMessageListener(second);
        settle();
        send(Source.QUEUE, "3");
        send(other, "4");
        settle();

        assertThat(first.deliveries()).containsExactly(Delivery.first("1"), Delivery.first("3"));
        assertThat(second.deliveries()).containsExactly(Delivery.first("2"), Delivery.first("4"));
    }

    @Test
    void aConsumerOfAStartedSessionCanBeGivenAnotherListener() throws JMSException {
        MessageConsumer consumer = Source.QUEUE.consumer(connection.createSession());
        Inbox first = new Inbox();
        Inbox second = new Inbox();
        consumer.setMessageListener(first);
        send(Source.QUEUE, "1");
        settle();

        consumer.setMessageListener(second);
        send(Source.QUEUE, "2");
        settle();

        assertThat(first.deliveries()).containsExactly(Delivery.first("1"));
        assertThat(second.deliveries()).containsExactly(Delivery.first("2"));
    }
}
