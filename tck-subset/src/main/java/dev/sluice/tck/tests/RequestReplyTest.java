package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.jms.TopicRequestor;
import jakarta.jms.TopicSession;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Asking and answering: reply-to, correlation, temporary destinations and the requestors together. */
@ConformanceTest
final class RequestReplyTest {
    /** Answers what comes to a destination, each request to where it says. */
    private static void serve(Destination requests, Jms jms) throws JMSException {
        Session session = jms.session();
        MessageProducer replies = session.createProducer(null);
        session.createConsumer(requests).setMessageListener(new Inbox(request -> {
            Message reply = session.createTextMessage("reply to " + ((TextMessage) request).getText());
            reply.setJMSCorrelationID(request.getJMSMessageID());
            replies.send(request.getJMSReplyTo(), reply);
        }));
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.4.6",
            text = "A reply finds its way back by the reply-to, and its request by the correlation id.",
            pitfalls = {62, 124})
    void aReplyFindsItsRequest(Domain domain, Jms jms) throws JMSException {
        Session session = jms.session();
        Destination requests = domain.destination(jms, session);
        serve(requests, jms);
        Destination replies = domain == Domain.QUEUE ? session.createTemporaryQueue() : session.createTemporaryTopic();
        MessageConsumer consumer = session.createConsumer(replies);
        TextMessage request = session.createTextMessage("request");
        request.setJMSReplyTo(replies);

        session.createProducer(requests).send(request);

        TextMessage reply = (TextMessage) Jms.receive(consumer);
        assertThat(reply.getText()).isEqualTo("reply to request");
        assertThat(reply.getJMSCorrelationID()).isEqualTo(request.getJMSMessageID());
    }

    @Test
    @Requirement(
            section = "6.2.2",
            text = "Each of several clients gets the replies to its own requests, and no others.",
            pitfalls = 62)
    void eachClientGetsItsOwnReplies(Jms jms) throws Exception {
        Queue requests = jms.queue(jms.session());
        serve(requests, jms);
        List<OtherThread<List<String>>> clients = new ArrayList<>();
        for (int client = 0; client < 3; client++) {
            String name = "client " + client;
            Session session = jms.session();
            clients.add(OtherThread.calls(() -> ask(session, requests, name)));
        }

        for (int client = 0; client < 3; client++) {
            String name = "reply to client " + client;
            assertThat(clients.get(client).result()).containsExactly(name + ".1", name + ".2", name + ".3");
        }
    }

    private static List<String> ask(Session session, Queue requests, String name) throws JMSException {
        Queue replies = session.createTemporaryQueue();
        MessageConsumer consumer = session.createConsumer(replies);
        MessageProducer producer = session.createProducer(requests);
        List<String> texts = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            Message request = session.createTextMessage(name + "." + number);
            request.setJMSReplyTo(replies);
            producer.send(request);
            texts.add(Jms.receiveText(consumer));
        }
        return texts;
    }

    @Test
    @Requirement(
            section = "4.1.7",
            text =
                    "A queue requestor gets the replies to its requests, one after the other; closing it closes its session.",
            pitfalls = {62, 124})
    void aQueueRequestorAsks(Jms jms) throws Exception {
        QueueSession session = (QueueSession) LegacyDomain.QUEUE.started(jms);
        Queue requests = jms.queue(session);
        serve(requests, jms);
        QueueRequestor requestor = new QueueRequestor(session, requests);

        assertThat(replies(session, requestor::request)).containsExactly("reply to 1", "reply to 2", "reply to 3");

        requestor.close();
        assertThatThrownBy(session::createMessage).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Requirement(
            section = "4.2.10",
            text =
                    "A topic requestor gets the replies to its requests, one after the other; closing it closes its session.",
            pitfalls = {62, 124})
    void aTopicRequestorAsks(Jms jms) throws Exception {
        TopicSession session = (TopicSession) LegacyDomain.TOPIC.started(jms);
        Topic requests = jms.topic(session);
        serve(requests, jms);
        TopicRequestor requestor = new TopicRequestor(session, requests);

        assertThat(replies(session, requestor::request)).containsExactly("reply to 1", "reply to 2", "reply to 3");

        requestor.close();
        assertThatThrownBy(session::createMessage).isInstanceOf(IllegalStateException.class);
    }

    @FunctionalInterface
    private interface Requestor {
        Message request(Message request) throws JMSException;
    }

    private static List<String> replies(Session session, Requestor requestor) throws Exception {
        List<String> replies = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            Message request = session.createTextMessage(String.valueOf(number));
            Message reply = OtherThread.calls(() -> requestor.request(request)).result();
            replies.add(((TextMessage) reply).getText());
        }
        return replies;
    }
}
