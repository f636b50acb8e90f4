package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The listeners of a session, which share its one thread of control. */
@ConformanceTest
final class SessionListenerTest {
    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.CLIENT_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    @Requirement(
            section = "6.2.13",
            text = "The listeners of a session are never called at the same time, however many consumers it has.",
            pitfalls = 58)
    void listenersOfASessionRunOneAtATime(int mode, Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Session session = connection.createSession(mode);
        Session other = jms.session();
        Overlap overlap = new Overlap();
        Inbox inbox = new Inbox(message -> overlap.pass());
        for (int consumers = 0; consumers < 3; consumers++) {
            Queue queue = jms.queue(other);
            session.createConsumer(queue).setMessageListener(inbox);
            Jms.send(other.createProducer(queue), other, "1", "2", "3", "4", "5", "6", "7", "8", "9");
        }

        connection.start();

        inbox.await(27);
        assertThat(overlap.most()).isEqualTo(1);
    }

    @Test
    @Requirement(
            section = "6.2.13",
            text = "While one listener of a session runs, the messages of its other consumers wait.",
            pitfalls = 58)
    void messagesWaitForTheListenerThatRuns(Jms jms) throws Exception {
        Connection connection = jms.connection();
        Session session = connection.createSession();
        Queue queue = jms.queue(session);
        Queue otherQueue = jms.queue(session);
        Hold hold = new Hold();
        Inbox waiting = new Inbox();
        session.createConsumer(queue).setMessageListener(new Inbox(message -> hold.stay()));
        session.createConsumer(otherQueue).setMessageListener(waiting);
        connection.start();
        Session other = jms.session();
        Jms.send(other.createProducer(queue), other, "held");
        hold.awaitEntered();

        Jms.send(other.createProducer(otherQueue), other, "waits");
        Loop elsewhere = Loop.open(jms);
        elsewhere.pass(elsewhere.session().createMessage());

        assertThat(waiting.messages()).isEmpty();
        hold.release();
        waiting.await(1);
    }

    @Test
    @Requirement(section = "6.2.14", text = "The listeners of two sessions run at the same time.", pitfalls = 58)
    void listenersOfTwoSessionsRunAtTheSameTime(Jms jms) throws JMSException {
        Connection connection = jms.started();
        CountDownLatch bothRun = new CountDownLatch(2);
        Inbox inbox = new Inbox(message -> {
            bothRun.countDown();
            Waiting.on(bothRun);
        });
        Session other = jms.session();
        for (int sessions = 0; sessions < 2; sessions++) {
            Queue queue = jms.queue(other);
            connection.createSession().createConsumer(queue).setMessageListener(inbox);
            Jms.send(other.createProducer(queue), other, "text");
        }

        inbox.await(2);
        assertThat(inbox.messages()).hasSize(2);
    }

    @Test
    @Requirement(
            section = "6.2.5",
            text =
                    "To ask a consumer with a listener for a message is an error: it is refused with a JMSException, or there "
                            + "is none before the start; the message goes to the listener.",
            pitfalls = 58)
    void aConsumerWithAListenerIsNotAsked(Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Inbox inbox = new Inbox();
        loop.consumer().setMessageListener(inbox);
        Session other = jms.session();
        Jms.send(other.createProducer(loop.destination()), other, "for the listener");

        assertThat(unlessRefused(() -> loop.consumer().receive(1))).isEmpty();
        assertThat(unlessRefused(loop.consumer()::receiveNoWait)).isEmpty();

        connection.start();
        inbox.await(1);
        assertThat(inbox.texts()).containsExactly("for the listener");
    }

    @Test
    @Requirement(
            section = "6.2.5",
            text =
                    "In a session with a listener, to ask another consumer is an error: it is refused with a JMSException, or "
                            + "the message comes, but it does not get lost.",
            pitfalls = 58)
    void noConsumerOfASessionWithAListenerIsAsked(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session session = connection.createSession();
        Queue queue = jms.queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        session.createConsumer(jms.queue(session)).setMessageListener(new Inbox());
        Session other = jms.session();
        Jms.send(other.createProducer(queue), other, "text");

        Optional<Message> received = unlessRefused(() -> consumer.receive(Jms.PATIENCE.toMillis()));

        session.close();
        Message left = received.isPresent() ? received.get() : Jms.receive(other.createConsumer(queue));
        assertThat(((TextMessage) left).getText()).isEqualTo("text");
    }

    /** A call of a receive method. */
    @FunctionalInterface
    private interface Receive {
        Message call() throws JMSException;
    }

    private static Optional<Message> unlessRefused(Receive receive) {
        try {
            return Optional.ofNullable(receive.call());
        } catch (JMSException refused) {
            return Optional.empty();
        }
    }

    @Test
    @Requirement(
            section = "6.2.5",
            text =
                    "A session without a listener can be asked, whatever listeners other sessions of its connection have.",
            pitfalls = 58)
    void aSiblingOfASessionWithAListenerIsAsked(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Loop listening = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Loop asked = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        listening.consumer().setMessageListener(new Inbox());

        Jms.send(asked.producer(), asked.session(), "asked for");

        assertThat(Jms.receiveText(asked.consumer())).isEqualTo("asked for");
    }

    @Test
    @Requirement(
            section = "6.2.5",
            text = "A listener has its session to itself: it may send, and set up further listeners of it.",
            pitfalls = {58, 60})
    void aListenerMaySetUpAnother(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session session = connection.createSession();
        Queue queue = jms.queue(session);
        Queue nextQueue = jms.queue(session);
        MessageProducer producer = session.createProducer(nextQueue);
        Inbox next = new Inbox();
        Inbox first = new Inbox(message -> {
            session.createConsumer(nextQueue).setMessageListener(next);
            producer.send(message);
        });
        Session other = jms.session();
        Jms.send(other.createProducer(queue), other, "handed on");

        session.createConsumer(queue).setMessageListener(first);

        next.await(1);
        assertThat(next.texts()).containsExactly("handed on");
    }

    @Test
    @Requirement(
            section = "6.2.5",
            text = "A listener may close another consumer of its session, which then gets nothing more.",
            pitfalls = {52, 58})
    void aListenerMayCloseAnotherConsumer(Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Session session = connection.createSession();
        Queue queue = jms.queue(session);
        Queue closedQueue = jms.queue(session);
        MessageConsumer closed = session.createConsumer(closedQueue);
        Inbox nothing = new Inbox();
        closed.setMessageListener(nothing);
        Session other = jms.session();
        Jms.send(other.createProducer(queue), other, "close");
        Inbox closing = new Inbox(message -> closed.close());
        session.createConsumer(queue).setMessageListener(closing);

        connection.start();
        closing.await(1);

        Jms.send(other.createProducer(closedQueue), other, "for others");
        assertThat(Jms.receiveText(other.createConsumer(closedQueue))).isEqualTo("for others");
        assertThat(nothing.messages()).isEmpty();
    }
}
