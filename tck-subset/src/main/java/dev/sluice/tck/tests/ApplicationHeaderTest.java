package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The headers that the application sets, and setting headers in general. */
@ConformanceTest
final class ApplicationHeaderTest {
    @ParameterizedTest
    @EnumSource(MessageHeader.class)
    @Requirement(section = "3.4.11", text = "Each header of a new message can be set, and reads as it was set.")
    void aHeaderReadsAsItWasSet(MessageHeader header, Jms jms) throws JMSException {
        Session session = jms.session();
        Message message = session.createMessage();
        Object value = header.unusual(jms, session);

        header.set(message, value);

        assertThat(header.get(message)).isEqualTo(MessageHeader.comparable(value));
    }

    @ParameterizedTest
    @EnumSource(MessageHeader.class)
    @Requirement(
            section = "3.10",
            text = "The headers of a received message can be changed, though properties and body cannot.",
            pitfalls = 19)
    void aHeaderOfAReceivedMessageCanBeChanged(MessageHeader header, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message received = loop.pass(loop.session().createMessage());
        Object value = header.unusual(jms, loop.session());

        header.set(received, value);

        assertThat(header.get(received)).isEqualTo(MessageHeader.comparable(value));
    }

    @ParameterizedTest
    @EnumSource(MessageHeader.class)
    @Requirement(section = "3.5.7", text = "Clearing properties and body leaves the headers alone.", pitfalls = 20)
    void clearingLeavesHeadersAlone(MessageHeader header, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        TextMessage sent = loop.session().createTextMessage("body");
        sent.setJMSCorrelationID("correlated");
        sent.setJMSReplyTo(loop.destination());
        sent.setJMSType("type");
        TextMessage received = loop.pass(sent);
        Object before = header.get(received);

        received.clearProperties();
        received.clearBody();

        assertThat(header.get(received)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageHeader.class,
            names = {"CORRELATION_ID", "REPLY_TO", "TYPE"})
    @Requirement(section = "3.4.11", text = "A header of the application that was not set is null, sent and received.")
    void whatWasNotSetIsNull(MessageHeader header, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message sent = loop.session().createMessage();

        Message received = loop.pass(sent);

        assertThat(header.get(sent)).isNull();
        assertThat(header.get(received)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageHeader.class,
            names = {"CORRELATION_ID", "REPLY_TO", "TYPE"})
    @Requirement(section = "3.4.11", text = "A header of the application can be taken back by setting it to null.")
    void whatWasSetCanBeTakenBack(MessageHeader header, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        header.set(message, header.unusual(jms, loop.session()));

        header.set(message, null);

        assertThat(header.get(message)).isNull();
        assertThat(header.get(loop.pass(message))).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageHeader.class,
            names = {"CORRELATION_ID", "REPLY_TO", "TYPE"})
    @Requirement(
            section = "3.4.11",
            text = "A header of the application reaches the receiver, and stays on the sender's message.")
    void aHeaderOfTheApplicationReachesTheReceiver(MessageHeader header, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message sent = loop.session().createMessage();
        Object value = header.unusual(jms, loop.session());
        header.set(sent, value);

        Message received = loop.pass(sent);

        assertThat(header.get(received)).isEqualTo(MessageHeader.comparable(value));
        assertThat(header.get(sent)).isEqualTo(MessageHeader.comparable(value));
    }

    @Test
    @Requirement(section = "3.4.5", text = "The correlation id can be the id of another message.")
    void theCorrelationIdCanBeAMessageId(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message request = loop.pass(loop.session().createMessage());
        Message reply = loop.session().createMessage();
        reply.setJMSCorrelationID(request.getJMSMessageID());

        Message received = loop.pass(reply);

        assertThat(received.getJMSCorrelationID()).isEqualTo(request.getJMSMessageID());
        assertThat(received.getJMSMessageID()).isNotEqualTo(request.getJMSMessageID());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "mit Umlaut äöü", "\uD83D\uDE00", "a'b\"c\nd"})
    @Requirement(section = "3.4.5", text = "A correlation id may be any text of the application's.")
    void theCorrelationIdCanBeAnyText(String id, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        message.setJMSCorrelationID(id);

        assertThat(loop.pass(message).getJMSCorrelationID()).isEqualTo(id);
    }

    @Test
    @Requirement(
            section = "3.4.5",
            text = "A provider with correlation ids as bytes brings them to the receiver.",
            pitfalls = 11,
            needs = Feature.CORRELATION_ID_AS_BYTES)
    void aCorrelationIdAsBytesReachesTheReceiver(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        message.setJMSCorrelationIDAsBytes(new byte[] {1, -1, 0, 77});

        assertThat(loop.pass(message).getJMSCorrelationIDAsBytes()).containsExactly(1, -1, 0, 77);
    }

    @Test
    @Requirement(
            section = "javadoc Message.setJMSCorrelationIDAsBytes",
            text = "The bytes are copied, so changing the array does not change the header.",
            pitfalls = 11,
            needs = Feature.CORRELATION_ID_AS_BYTES)
    void aCorrelationIdAsBytesIsCopied(Jms jms) throws JMSException {
        Message message = jms.session().createMessage();
        byte[] id = {1, 2, 3};

        message.setJMSCorrelationIDAsBytes(id);
        id[0] = 99;

        assertThat(message.getJMSCorrelationIDAsBytes()).containsExactly(1, 2, 3);
    }

    @Test
    @Requirement(
            section = "3.4.5",
            text =
                    "Without correlation ids as bytes, both of their methods throw UnsupportedOperationException, or both work.",
            pitfalls = 11)
    void bothMethodsForBytesWorkOrNeither(Jms jms) throws JMSException {
        Message message = jms.session().createMessage();

        if (jms.provider().features().contains(Feature.CORRELATION_ID_AS_BYTES)) {
            message.setJMSCorrelationIDAsBytes("text".getBytes(StandardCharsets.US_ASCII));
            assertThat(message.getJMSCorrelationIDAsBytes()).isEqualTo("text".getBytes(StandardCharsets.US_ASCII));
        } else {
            assertThatThrownBy(() -> message.setJMSCorrelationIDAsBytes(new byte[1]))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(message::getJMSCorrelationIDAsBytes).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(section = "3.4.6", text = "The reply-to destination of a received message can be replied to.")
    void theReplyToCanBeRepliedTo(Domain domain, Jms jms) throws JMSException {
        Loop requests = Loop.open(jms);
        Loop replies = Loop.open(domain, jms);
        Message request = requests.session().createMessage();
        request.setJMSReplyTo(replies.destination());

        Destination replyTo = requests.pass(request).getJMSReplyTo();
        requests.session().createProducer(replyTo).send(requests.session().createTextMessage("reply"));

        assertThat(Jms.receiveText(replies.consumer())).isEqualTo("reply");
    }

    @Test
    @Requirement(
            section = "3.4.6",
            text = "A reply-to that is a temporary queue is received as one, and leads back to the requestor.",
            pitfalls = 124)
    void aTemporaryQueueAsReplyToArrivesAsOne(Jms jms) throws JMSException {
        Session requestor = jms.session();
        TemporaryQueue replies = requestor.createTemporaryQueue();
        MessageConsumer consumer = requestor.createConsumer(replies);
        Loop service = Loop.open(jms);
        Message request = requestor.createMessage();
        request.setJMSReplyTo(replies);
        requestor.createProducer(service.destination()).send(request);

        Destination replyTo = service.receive().getJMSReplyTo();
        service.session().createProducer(replyTo).send(service.session().createTextMessage("reply"));

        assertThat(replyTo).isInstanceOf(TemporaryQueue.class);
        assertThat(((Queue) replyTo).getQueueName()).isEqualTo(replies.getQueueName());
        assertThat(Jms.receiveText(consumer)).isEqualTo("reply");
    }

    @Test
    @Requirement(
            section = "3.4.6",
            text = "A reply-to that is a temporary topic is received as one, and leads back to the requestor.",
            pitfalls = 124)
    void aTemporaryTopicAsReplyToArrivesAsOne(Jms jms) throws JMSException {
        Session requestor = jms.session();
        TemporaryTopic replies = requestor.createTemporaryTopic();
        MessageConsumer consumer = requestor.createConsumer(replies);
        Loop service = Loop.open(jms);
        Message request = requestor.createMessage();
        request.setJMSReplyTo(replies);
        requestor.createProducer(service.destination()).send(request);

        Destination replyTo = service.receive().getJMSReplyTo();
        service.session().createProducer(replyTo).send(service.session().createTextMessage("reply"));

        assertThat(replyTo).isInstanceOf(TemporaryTopic.class);
        assertThat(((Topic) replyTo).getTopicName()).isEqualTo(replies.getTopicName());
        assertThat(Jms.receiveText(consumer)).isEqualTo("reply");
    }

    @Test
    @Requirement(
            section = "3.4.1",
            text = "JMSDestination of a message received from a temporary queue names that queue.",
            pitfalls = 124)
    void aTemporaryQueueIsNamedAsDestination(Jms jms) throws JMSException {
        Session session = jms.session();
        TemporaryQueue queue = session.createTemporaryQueue();
        session.createProducer(queue).send(session.createMessage());

        Message received = Jms.receive(session.createConsumer(queue));

        assertThat(Domain.describe(received.getJMSDestination())).isEqualTo(Domain.describe(queue));
    }
}
