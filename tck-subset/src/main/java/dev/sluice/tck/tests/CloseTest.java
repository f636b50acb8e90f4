package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What becomes of messages, transactions and temporary destinations when their session or connection is closed. */
@ConformanceTest
final class CloseTest {
    static Set<Closing> withOthers() {
        return Closing.WITH_OTHERS;
    }

    @ParameterizedTest
    @MethodSource("withOthers")
    @Requirement(
            section = "6.1.8",
            text = "Closing what is closed, by its own call or with what it belongs to, does nothing.",
            pitfalls = 55)
    void closingTwiceIsSilent(Closing closing, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        QueueBrowser browser = loop.session().createBrowser((Queue) loop.destination());
        closing.close(connection, loop.session());

        assertThatCode(() -> {
                    browser.close();
                    loop.consumer().close();
                    loop.producer().close();
                    loop.session().close();
                    connection.close();
                    connection.close();
                    loop.session().close();
                    loop.producer().close();
                    loop.consumer().close();
                    browser.close();
                })
                .doesNotThrowAnyException();
    }

    @Test
    @Requirement(section = "6.2.15", text = "Closing a session leaves its siblings and the connection open.")
    void closingASessionLeavesItsSiblings(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session closed = connection.createSession();
        Loop sibling = Loop.open(Domain.QUEUE, connection.createSession(), jms);

        closed.close();

        Jms.send(sibling.producer(), sibling.session(), "goes on");
        assertThat(Jms.receiveText(sibling.consumer())).isEqualTo("goes on");
        assertThat(connection.createSession().createMessage()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("withOthers")
    @Requirement(
            section = "6.1.8",
            text =
                    "Closing rolls back: what was sent is not, and what was received is redelivered, marked and counted.",
            pitfalls = 54)
    void closingRollsBack(Closing closing, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        Queue in = jms.queue(session);
        Queue out = jms.queue(session);
        Session other = jms.session();
        Jms.send(other.createProducer(in), other, "received");
        Jms.receive(session.createConsumer(in));
        Jms.send(session.createProducer(out), session, "sent");

        closing.close(connection, session);

        Message again = Jms.receive(other.createConsumer(in));
        assertThat(again.getBody(String.class)).isEqualTo("received");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        Jms.send(other.createProducer(out), other, "after it");
        assertThat(Jms.receiveText(other.createConsumer(out))).isEqualTo("after it");
    }

    @ParameterizedTest
    @MethodSource("withOthers")
    @Requirement(
            section = "6.1.8",
            text =
                    "Closing acknowledges nothing of what a client is to acknowledge: it is redelivered, marked and counted.",
            pitfalls = 54)
    void closingAcknowledgesNothing(Closing closing, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(Session.CLIENT_ACKNOWLEDGE), jms);
        Jms.send(loop.producer(), loop.session(), "acknowledged", "not acknowledged", "not received");
        loop.receive().acknowledge();
        loop.receive();

        closing.close(connection, loop.session());

        List<Delivery> deliveries = Elsewhere.open(jms).receive(loop.destination(), 2);
        assertThat(Delivery.texts(deliveries)).containsExactlyInAnyOrder("not acknowledged", "not received");
        assertThat(deliveries).contains(Delivery.again("not acknowledged", 2)).allMatch(Delivery::isConsistent);
    }

    @ParameterizedTest
    @MethodSource("withOthers")
    @Requirement(
            section = "6.1.8",
            text = "Messages of a durable subscription that were not acknowledged when it was closed are redelivered.",
            pitfalls = 54)
    void aDurableSubscriptionKeepsWhatWasNotAcknowledged(Closing closing, Jms jms) throws JMSException {
        String clientId = jms.name("client");
        String name = jms.name("subscription");
        Connection connection = jms.connection();
        connection.setClientID(clientId);
        connection.start();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Topic topic = jms.topic(session);
        MessageConsumer consumer = session.createDurableConsumer(topic, name);
        Jms.send(session.createProducer(topic), session, "not acknowledged");
        Jms.receive(consumer);

        closing.close(connection, session);
        connection.close();

        Connection next = jms.connection();
        next.setClientID(clientId);
        next.start();
        Message again = Jms.receive(next.createSession().createDurableConsumer(topic, name));
        assertThat(again.getBody(String.class)).isEqualTo("not acknowledged");
        assertThat(again.getJMSRedelivered()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("withOthers")
    @Requirement(
            section = "6.1.8",
            text = "To acknowledge after the session or connection was closed gives IllegalStateException.",
            pitfalls = {54, 115})
    void acknowledgingAfterwardsIsRefused(Closing closing, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(Session.CLIENT_ACKNOWLEDGE), jms);
        Message received = loop.pass(loop.session().createTextMessage("text"));

        closing.close(connection, loop.session());

        assertThatThrownBy(received::acknowledge).isInstanceOf(IllegalStateException.class);
        assertThat(Jms.receiveText(jms.session().createConsumer(loop.destination())))
                .isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(ints = {Session.CLIENT_ACKNOWLEDGE, Session.SESSION_TRANSACTED})
    @Requirement(
            section = "6.2",
            text =
                    "A session that is closed under a thread that receives loses nothing: what was not acknowledged comes "
                            + "again.",
            pitfalls = {53, 54})
    void closingUnderAReceiveLosesNothing(int mode, Jms jms) throws Exception {
        Connection connection = jms.started();
        Elsewhere other = Elsewhere.open(jms);
        for (int round = 0; round < 30; round++) {
            Session session = connection.createSession(mode);
            Queue queue = jms.queue(session);
            MessageConsumer consumer = session.createConsumer(queue);

            OtherThread<Message> receiving = round % 2 == 0
                    ? receivingWhatIsThere(consumer, queue, other)
                    : receivingWhatComes(consumer, queue, other);
            session.close();

            receiving.result();
            assertThat(Delivery.texts(other.receive(queue, 1))).containsExactly("text");
        }
    }

    /** Has another thread ask for a message that is in the queue; the call may not have begun. */
    private static OtherThread<Message> receivingWhatIsThere(MessageConsumer consumer, Queue queue, Elsewhere other)
            throws JMSException {
        other.send(queue, "text");
        return OtherThread.calls(() -> receiveOrRefused(consumer));
    }

    /** Has another thread wait for a message, which comes then; the call may not be over. */
    private static OtherThread<Message> receivingWhatComes(MessageConsumer consumer, Queue queue, Elsewhere other)
            throws Exception {
        OtherThread<Message> receiving =
                OtherThread.calls(() -> receiveOrRefused(consumer)).untilItWaits();
        other.send(queue, "text");
        return receiving;
    }

    private static Message receiveOrRefused(MessageConsumer consumer) throws JMSException {
        try {
            return consumer.receive();
        } catch (IllegalStateException tooLate) {
            return null;
        }
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    @Requirement(
            section = "6.1.8",
            text = "Messages made or received through a closed connection can be read and sent on.",
            pitfalls = 54)
    void messagesStayValid(MessageKind kind, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Message made = kind.create(loop.session(), "made");
        Message sent = kind.create(loop.session(), "received");
        sent.setStringProperty("key", "value");
        Message received = loop.pass(sent);

        connection.close();

        assertThat(kind.read(received)).isEqualTo(kind == MessageKind.PLAIN ? null : "received");
        assertThat(received.getStringProperty("key")).isEqualTo("value");
        assertThat(received.getJMSMessageID()).isEqualTo(sent.getJMSMessageID());
        assertThat(Domain.describe(received.getJMSDestination())).isEqualTo(Domain.describe(loop.destination()));
        Loop other = Loop.open(jms);
        assertThat(kind.read(other.pass(received))).isEqualTo(kind == MessageKind.PLAIN ? null : "received");
        assertThat(kind.read(other.pass(made))).isEqualTo(kind == MessageKind.PLAIN ? null : "made");
    }

    @Test
    @Requirement(
            section = "6.2.2",
            text = "Closing the connection deletes its temporary destinations; closing the session does not.",
            pitfalls = 62)
    void temporaryDestinationsLiveAsLongAsTheConnection(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session session = connection.createSession();
        TemporaryQueue queue = session.createTemporaryQueue();
        Session other = jms.session();
        MessageProducer producer = other.createProducer(queue);

        session.close();
        Jms.send(producer, other, "still there");
        assertThat(Jms.receiveText(connection.createSession().createConsumer(queue)))
                .isEqualTo("still there");

        connection.close();
        assertThatThrownBy(() -> Jms.send(producer, other, "too late")).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "Messages that were sent by a connection that is closed since arrive.",
            pitfalls = 54)
    void whatWasSentArrives(Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Session session = connection.createSession();
        Queue queue = jms.queue(session);
        Jms.send(session.createProducer(queue), session, "sent");

        connection.close();

        TextMessage received = (TextMessage) Jms.receive(jms.session().createConsumer(queue));
        assertThat(received.getText()).isEqualTo("sent");
        assertThat(received.getJMSRedelivered()).isFalse();
    }
}
