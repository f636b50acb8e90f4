package dev.sluice.jms.strict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("§6.2.10 What comes back comes in the old order, and only what was received is marked and counted")
final class StrictRecoveryTest extends StrictFixture {
    // ---------------------------------------------------------------- recover and rollback

    @ParameterizedTest
    @MethodSource("dev.sluice.jms.strict.Undoing#withEachSource")
    void whatWasReceivedComesInTheOldOrderAndThenUnmarkedWhatWasNot(Undoing undoing, Source source)
            throws JMSException {
        Session session = connection.createSession(undoing.mode());
        MessageConsumer consumer = source.consumer(session);
        send(source, "kept", "1", "2", "3", "4", "5");
        undoing.keep(consumer.receiveNoWait(), session);
        receive(consumer, 3);

        undoing.in(session);

        assertThat(Delivery.all(consumer))
                .containsExactly(
                        Delivery.again("1", 2),
                        Delivery.again("2", 2),
                        Delivery.again("3", 2),
                        Delivery.first("4"),
                        Delivery.first("5"));
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.jms.strict.Undoing#withEachSource")
    void theSameIsTrueOfContexts(Undoing undoing, Source source) throws JMSException {
        connection.close();
        JMSContext context = context(undoing.mode());
        JMSConsumer consumer = source.consumer(context);
        send(source, "kept", "1", "2", "3", "4");
        undoing.keep(consumer.receiveNoWait(), context);
        consumer.receiveNoWait();
        consumer.receiveBodyNoWait(String.class);

        undoing.in(context);

        assertThat(Delivery.all(consumer))
                .containsExactly(
                        Delivery.again("1", 2), Delivery.again("2", 2), Delivery.first("3"), Delivery.first("4"));
    }

    @ParameterizedTest
    @EnumSource
    void eachOfSeveralQueuesHasItsOldOrder(Undoing undoing) throws JMSException {
        Session session = connection.createSession(undoing.mode());
        List<MessageConsumer> consumers = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            Queue queue = session.createQueue(name);
            consumers.add(session.createConsumer(queue));
            send(queue, "1", "2", "3");
        }
        for (int index : new int[] {2, 0, 0, 1, 2, 1}) {
            receive(consumers.get(index), 1);
        }

        undoing.in(session);

        for (MessageConsumer consumer : consumers) {
            assertThat(Delivery.all(consumer))
                    .containsExactly(Delivery.again("1", 2), Delivery.again("2", 2), Delivery.first("3"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasNotReceivedAgainIsNotCountedAgain(Undoing undoing) throws JMSException {
        Session session = connection.createSession(undoing.mode());
        MessageConsumer consumer = Source.QUEUE.consumer(session);
        send(Source.QUEUE, "1", "2", "3");
        receive(consumer, 2);
        undoing.in(session);
        receive(consumer, 1);

        undoing.in(session);

        assertThat(Delivery.all(consumer))
                .containsExactly(Delivery.again("1", 3), Delivery.again("2", 2), Delivery.first("3"));
    }

    @Test
    void nothingIsLeftToRecoverWhereDuplicatesAreAllowedAndTheRestComesUnmarked() throws JMSException {
        Session session = connection.createSession(Session.DUPS_OK_ACKNOWLEDGE);
        MessageConsumer consumer = Source.QUEUE.consumer(session);
        send(Source.QUEUE, "1", "2", "3", "4");
        receive(consumer, 2);

        session.recover();

        assertThat(Delivery.all(consumer)).containsExactly(Delivery.first("3"), Delivery.first("4"));
    }

    // ---------------------------------------------------------------- close

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    void whatAClosedConsumerHadNotReceivedIsUnmarked(int mode) throws JMSException {
        Session session = connection.createSession(mode);
        MessageConsumer consumer = Source.QUEUE.consumer(session);
        send(Source.QUEUE, "1", "2", "3");
        receive(consumer, 1);

        consumer.close();

        assertThat(Delivery.all(Source.QUEUE.consumer(session)))
                .containsExactly(Delivery.first("2"), Delivery.first("3"));
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.jms.strict.Undoing#withEachLastingSource")
    void whatAClosedConsumerHadReceivedStaysWithItsSessionAndComesFirstWhenGivenBack(Undoing undoing, Source source)
            throws JMSException {
        Session session = connection.createSession(undoing.mode());
        MessageConsumer consumer = source.consumer(session);
        send(source, "1", "2", "3");
        receive(consumer, 1);

        consumer.close();

        MessageConsumer next = source.consumer(session);
        assertThat(Delivery.of(next.receiveNoWait())).isEqualTo(Delivery.first("2"));
        undoing.in(session);
        assertThat(Delivery.all(next))
                .containsExactly(Delivery.again("1", 2), Delivery.again("2", 2), Delivery.first("3"));
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.jms.strict.Undoing#withEachLastingSource")
    void afterTheCloseOfASessionWhatWasReceivedComesBeforeWhatWasNot(Undoing undoing, Source source)
            throws JMSException {
        Session session = connection.createSession(undoing.mode());
        MessageConsumer consumer = source.consumer(session);
        send(source, "1", "2", "3", "4");
        receive(consumer, 2);

        session.close();

        assertCameBackInOrder(source, connection);
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.jms.strict.Undoing#withEachLastingSource")
    void afterTheCloseOfAConnectionToo(Undoing undoing, Source source) throws JMSException {
        MessageConsumer consumer = source.consumer(connection.createSession(undoing.mode()));
        send(source, "1", "2", "3", "4");
        receive(consumer, 2);

        connection.close();

        assertCameBackInOrder(source, connect());
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.jms.strict.Undoing#withEachLastingSource")
    void afterTheCloseOfAContextToo(Undoing undoing, Source source) throws JMSException {
        connection.close();
        JMSContext context = context(undoing.mode());
        JMSConsumer consumer = source.consumer(context);
        send(source, "1", "2", "3", "4");
        consumer.receiveNoWait();
        consumer.receiveNoWait();

        context.close();

        assertCameBackInOrder(source, connect());
    }

    /** Of four messages, two had been received. */
    private static void assertCameBackInOrder(Source source, Connection connection) throws JMSException {
        assertThat(Delivery.all(source.consumer(connection.createSession())))
                .containsExactly(
                        Delivery.again("1", 2), Delivery.again("2", 2), Delivery.first("3"), Delivery.first("4"));
    }

    private static void receive(MessageConsumer consumer, int count) throws JMSException {
        for (int i = 0; i < count; i++) {
            assertThat(consumer.receiveNoWait()).isNotNull();
        }
    }
}
