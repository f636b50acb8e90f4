package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Connections, sessions and receivers of the queue domain. */
@ConformanceTest
final class LegacyQueueTest {
    private static QueueSession started(int mode, Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();
        connection.start();
        return connection.createQueueSession(mode == Session.SESSION_TRANSACTED, mode);
    }

    private static QueueSession started(Jms jms) throws JMSException {
        return started(Session.AUTO_ACKNOWLEDGE, jms);
    }

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.CLIENT_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    @Requirement(
            section = "javadoc QueueConnection.createQueueSession",
            text = "A session that is not transacted has the mode it is given; a transacted one ignores it.",
            pitfalls = {61, 110})
    void aSessionHasItsMode(int mode, Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();

        QueueSession plain = connection.createQueueSession(false, mode);
        QueueSession transacted = connection.createQueueSession(true, mode);

        assertThat(plain.getAcknowledgeMode()).isEqualTo(mode);
        assertThat(plain.getTransacted()).isFalse();
        assertThat(transacted.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
        assertThat(transacted.getTransacted()).isTrue();
    }

    @Test
    @Requirement(
            section = "javadoc QueueConnection.createQueueSession",
            text = "A session that is not transacted cannot have a mode that there is not: JMSException.",
            pitfalls = 61)
    void anUnknownModeIsRefused(Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();

        assertThatThrownBy(() -> connection.createQueueSession(false, 4711)).isInstanceOf(JMSException.class);
    }

    @Test
    @Requirement(
            section = "6.1.4",
            text = "A queue connection is stopped at first: it sends, and delivers once it is started.",
            pitfalls = 49)
    void aQueueConnectionIsStoppedAtFirst(Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();
        QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        Queue queue = jms.queue(session);
        Jms.send(session.createSender(queue), session, "text");
        QueueReceiver receiver = session.createReceiver(queue);
        assertThat(receiver.receiveNoWait()).isNull();

        connection.start();

        assertThat(Jms.receiveText(receiver)).isEqualTo("text");
    }

    @Test
    @Requirement(section = "8.2", text = "A receiver receives from its queue, and knows it.", pitfalls = 106)
    void aReceiverKnowsItsQueue(Jms jms) throws JMSException {
        QueueSession session = started(jms);
        Queue queue = jms.queue(session);
        QueueReceiver receiver = session.createReceiver(queue);

        Jms.send(session.createSender(queue), session, "text");

        assertThat(Jms.receiveText(receiver)).isEqualTo("text");
        assertThat(receiver.getQueue().getQueueName()).isEqualTo(queue.getQueueName());
        assertThat(receiver.getMessageSelector()).isNull();
    }

    @Test
    @Requirement(
            section = "8.2",
            text = "A receiver with a selector receives what it selects; the rest stays for others.",
            pitfalls = {38, 47})
    void aReceiverMayHaveASelector(Jms jms) throws JMSException {
        QueueSession session = started(jms);
        Queue queue = jms.queue(session);
        QueueSender sender = session.createSender(queue);
        Jms.send(sender, session, "low");
        sender.setPriority(9);
        Jms.send(sender, session, "high");
        QueueReceiver selecting = session.createReceiver(queue, "JMSPriority > 5");

        assertThat(Jms.receiveText(selecting)).isEqualTo("high");
        assertThat(selecting.getMessageSelector()).isEqualTo("JMSPriority > 5");
        assertThat(Jms.receiveText(session.createReceiver(queue))).isEqualTo("low");
        assertThatThrownBy(() -> session.createReceiver(queue, "JMSPriority >"))
                .isInstanceOf(InvalidSelectorException.class);
    }

    @Test
    @Requirement(
            section = "javadoc QueueSession",
            text = "Receivers and browsers of null are refused with InvalidDestinationException.",
            pitfalls = 119)
    void nothingReceivesFromNull(Jms jms) throws JMSException {
        QueueSession session = started(jms);

        assertThatThrownBy(() -> session.createReceiver(null)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createReceiver(null, "a = 1")).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createBrowser(null)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createBrowser(null, "a = 1")).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    @Requirement(
            section = "9.2",
            text =
                    "What a QueueSession inherits and need not refuse works: consumers, producers, browsers, temporary queues.",
            pitfalls = {90, 106})
    void whatIsInheritedWorks(Jms jms) throws JMSException {
        QueueSession session = started(jms);
        Queue queue = jms.queue(session);
        TemporaryQueue temporary = session.createTemporaryQueue();
        MessageProducer producer = session.createProducer(null);
        producer.send(queue, session.createTextMessage("to the queue"));
        producer.send(temporary, session.createTextMessage("to the temporary queue"));

        assertThat(Enumerations.browseTexts(session, queue)).containsExactly("to the queue");
        assertThat(Jms.receiveText(session.createConsumer(queue))).isEqualTo("to the queue");
        assertThat(Jms.receiveText(session.createConsumer(temporary))).isEqualTo("to the temporary queue");
    }

    @Test
    @Requirement(
            section = "9.2",
            text =
                    "The domains are views of the same: what a queue sender sends, any consumer receives, and the reverse.",
            pitfalls = 106)
    void theDomainsAreViewsOfTheSame(Jms jms) throws JMSException {
        QueueSession domain = started(jms);
        Session unified = jms.session();
        Queue queue = jms.queue(domain);
        Queue back = jms.queue(domain);

        Jms.send(domain.createSender(queue), domain, "from the domain");
        Jms.send(unified.createProducer(back), unified, "to the domain");

        assertThat(Jms.receiveText(unified.createConsumer(queue))).isEqualTo("from the domain");
        assertThat(Jms.receiveText(domain.createReceiver(back))).isEqualTo("to the domain");
    }

    @Test
    @Requirement(section = "8.7", text = "A receiver may have a listener.", pitfalls = 89)
    void aReceiverMayHaveAListener(Jms jms) throws JMSException {
        QueueSession session = started(jms);
        Queue queue = jms.queue(session);
        QueueReceiver receiver = session.createReceiver(queue);
        Inbox inbox = new Inbox();
        receiver.setMessageListener(inbox);
        Session sending = jms.session();

        Jms.send(sending.createProducer(queue), sending, "1", "2");

        inbox.await(2);
        assertThat(inbox.texts()).containsExactly("1", "2");
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "A transacted queue session commits and rolls back what it has sent and received.",
            pitfalls = {74, 75})
    void aTransactedSessionCommitsAndRollsBack(Jms jms) throws JMSException {
        QueueSession session = started(Session.SESSION_TRANSACTED, jms);
        Queue queue = jms.queue(session);
        QueueSender sender = session.createSender(queue);
        QueueReceiver receiver = session.createReceiver(queue);
        Jms.send(sender, session, "rolled back");
        session.rollback();
        Jms.send(sender, session, "committed");
        session.commit();
        assertThat(Jms.receiveText(receiver)).isEqualTo("committed");

        session.rollback();

        Message again = Jms.receive(receiver);
        assertThat(((TextMessage) again).getText()).isEqualTo("committed");
        assertThat(again.getJMSRedelivered()).isTrue();
        session.commit();
    }

    @Test
    @Requirement(
            section = "javadoc QueueRequestor",
            text = "A queue requestor sends a request and returns the reply; it closes its session.",
            pitfalls = {62, 124})
    void aQueueRequestorGetsItsReply(Jms jms) throws Exception {
        Loop server = Loop.open(jms);
        QueueSession session = started(jms);
        QueueRequestor requestor = new QueueRequestor(session, (Queue) server.destination());
        OtherThread<Void> serving = OtherThread.does(() -> reply(server));

        Message reply = requestor.request(session.createTextMessage("request"));

        serving.result();
        assertThat(((TextMessage) reply).getText()).isEqualTo("re: request");
        requestor.close();
        assertThatThrownBy(session::createMessage).isInstanceOf(IllegalStateException.class);
    }

    /** Answers one request. */
    static void reply(Loop server) throws JMSException {
        TextMessage request = (TextMessage) server.receive();
        TextMessage reply = server.session().createTextMessage("re: " + request.getText());
        try (MessageProducer producer = server.session().createProducer(request.getJMSReplyTo())) {
            producer.send(reply);
        }
    }

    @Test
    @Requirement(
            section = "6.2.15",
            text = "Closed receivers and senders refuse, getQueue included: IllegalStateException.",
            pitfalls = {55, 117})
    void closedObjectsRefuse(Jms jms) throws JMSException {
        QueueSession session = started(jms);
        Queue queue = jms.queue(session);
        QueueReceiver receiver = session.createReceiver(queue);
        QueueSender sender = session.createSender(queue);
        MessageConsumer ofClosedSession = session.createReceiver(queue);
        receiver.close();
        sender.close();

        assertThatThrownBy(receiver::getQueue).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(receiver::receiveNoWait).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(sender::getQueue).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sender.send(queue, session.createMessage())).isInstanceOf(IllegalStateException.class);

        session.close();
        assertThatThrownBy(ofClosedSession::receiveNoWait).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> session.createReceiver(queue)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> session.createSender(queue)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "A closed queue connection makes no sessions: IllegalStateException.",
            pitfalls = {55, 117})
    void aClosedConnectionRefuses(Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();
        connection.close();
        connection.close();

        assertThatThrownBy(() -> connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(connection::start).isInstanceOf(IllegalStateException.class);
    }
}
