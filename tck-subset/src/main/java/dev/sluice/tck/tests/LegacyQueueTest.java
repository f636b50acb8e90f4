package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.TemporaryQueue;

import org.junit.jupiter.api.Test;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Sessions and receivers of the queue domain. */
@ConformanceTest
final class LegacyQueueTest {
    private static QueueSession started(Jms jms) throws JMSException {
        return (QueueSession) LegacyDomain.QUEUE.started(jms);
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
}
