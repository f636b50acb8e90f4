package dev.sluice.jms.strict;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.jms.SluiceBroker;

@DisplayName("§4.1.3, 8.3.2, 8.5 A message is for whoever asks")
final class StrictSharingTest extends StrictFixture {
    /** Returns a connection without a client id, which is not started. */
    private Connection anonymous() throws JMSException {
        return broker.connectionFactory().createConnection();
    }

    private MessageConsumer startedConsumer(Source source) throws JMSException {
        Connection started = anonymous();
        started.start();
        return source.consumer(started.createSession());
    }

    // ---------------------------------------------------------------- shared subscriptions

    @ParameterizedTest
    @EnumSource
    void whatAConsumerOfASharedSubscriptionGivesBackGoesToTheOthers(Undoing undoing) throws JMSException {
        MessageConsumer other = startedConsumer(Source.SHARED);
        Connection mine = anonymous();
        mine.start();
        Session session = mine.createSession(undoing.mode());
        MessageConsumer consumer = Source.SHARED.consumer(session);
        send(Source.SHARED, "1", "2", "3");
        undoing.keep(consumer.receiveNoWait(), session);
        assertThat(consumer.receiveNoWait()).isNotNull();

        undoing.in(session);

        assertThat(Delivery.all(other)).containsExactly(Delivery.again("2", 2), Delivery.first("3"));
    }

    /** What may be closed with all it has not acknowledged. */
    private enum Ending {
        SESSION,
        CONNECTION
    }

    @ParameterizedTest
    @EnumSource
    void whatItHadNotAcknowledgedWhenItWasClosedToo(Ending ending) throws JMSException {
        MessageConsumer other = startedConsumer(Source.SHARED);
        Connection mine = anonymous();
        mine.start();
        Session session = mine.createSession(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = Source.SHARED.consumer(session);
        send(Source.SHARED, "1", "2", "3");
        consumer.receiveNoWait().acknowledge();
        assertThat(consumer.receiveNoWait()).isNotNull();

        if (ending == Ending.SESSION) {
            session.close();
        } else {
            mine.close();
        }

        assertThat(Delivery.all(other)).containsExactly(Delivery.again("2", 2), Delivery.first("3"));
    }

    @Test
    void andWhatAClosedContextHadNotAcknowledged() throws JMSException {
        MessageConsumer other = startedConsumer(Source.SHARED);
        try (JMSContext context = broker.connectionFactory().createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            JMSConsumer consumer = Source.SHARED.consumer(context);
            send(Source.SHARED, "1", "2");
            assertThat(consumer.receiveNoWait()).isNotNull();
        }

        assertThat(Delivery.all(other)).containsExactly(Delivery.again("1", 2), Delivery.first("2"));
    }

    // ---------------------------------------------------------------- consumers that are not started

    @ParameterizedTest
    @EnumSource(names = {"QUEUE", "SHARED", "SHARED_DURABLE"})
    void nothingIsSetAsideForAConsumerThatIsNotStarted(Source source) throws JMSException {
        Connection idle = anonymous();
        Inbox inbox = new Inbox();
        MessageConsumer asked = source.consumer(idle.createSession());
        source.consumer(idle.createSession()).setMessageListener(inbox);
        MessageConsumer consumer = startedConsumer(source);
        send(source, "1", "2", "3", "4");
        settle();

        assertThat(asked.receiveNoWait()).isNull();
        assertAllInOrder(consumer);
        assertThat(inbox.deliveries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUE", "SHARED", "SHARED_DURABLE"})
    void norForOneThatWasStopped(Source source) throws JMSException {
        Connection idle = anonymous();
        Inbox inbox = new Inbox();
        source.consumer(idle.createSession()).setMessageListener(inbox);
        idle.start();
        settle();
        idle.stop();
        MessageConsumer consumer = startedConsumer(source);
        send(source, "1", "2", "3", "4");
        settle();

        assertAllInOrder(consumer);
        assertThat(inbox.deliveries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUE", "SHARED", "SHARED_DURABLE"})
    void norForThatOfAContextWhichDoesNotStartByItself(Source source) throws JMSException {
        JMSContext idle = broker.connectionFactory().createContext();
        idle.setAutoStart(false);
        Inbox inbox = new Inbox();
        source.consumer(idle).setMessageListener(inbox);
        MessageConsumer consumer = startedConsumer(source);
        send(source, "1", "2", "3", "4");
        settle();

        assertAllInOrder(consumer);
        assertThat(inbox.deliveries()).isEmpty();
    }

    private static void assertAllInOrder(MessageConsumer consumer) throws JMSException {
        assertThat(Delivery.all(consumer))
                .containsExactly(Delivery.first("1"), Delivery.first("2"), Delivery.first("3"), Delivery.first("4"));
    }

    // ---------------------------------------------------------------- receiveNoWait

    @ParameterizedTest
    @EnumSource
    void whatHasBeenSentIsFoundOnTheFirstCall(Source source) throws JMSException {
        try (SluiceBroker ownTime = SluiceBroker.create();
                Connection sending = ownTime.connectionFactory().createConnection();
                Connection receiving = ownTime.connectionFactory().createConnection()) {
            receiving.setClientID(CLIENT_ID);
            receiving.start();
            MessageConsumer consumer = source.consumer(receiving.createSession());
            Session session = sending.createSession();
            Session transacted = sending.createSession(Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(source.destination(session));
            MessageProducer inTransactions = transacted.createProducer(source.destination(transacted));

            for (int round = 0; round < 200; round++) {
                producer.send(session.createTextMessage("sent " + round));
                assertThat(Delivery.of(consumer.receiveNoWait())).isEqualTo(Delivery.first("sent " + round));

                inTransactions.send(transacted.createTextMessage("committed " + round));
                transacted.commit();
                assertThat(Delivery.of(consumer.receiveNoWait())).isEqualTo(Delivery.first("committed " + round));
            }
            assertThat(consumer.receiveNoWait()).isNull();
        }
    }

    @Test
    void whatWaitedBeforeThereWasAConsumerIsFoundOnTheFirstCall() throws JMSException {
        send(Source.QUEUE, "1", "2", "3", "4");

        assertAllInOrder(Source.QUEUE.consumer(connection.createSession()));
    }
}
