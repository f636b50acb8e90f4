package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Listeners of consumers: set, replaced and taken away. */
@ConformanceTest
final class MessageListenerTest {
    @Test
    @Requirement(
            section = "javadoc MessageConsumer",
            text = "A consumer has no listener until one is set; null takes it away.",
            pitfalls = 89)
    void theListenerReadsAsItWasSet(Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        MessageConsumer consumer = session.createConsumer(jms.queue(session));
        assertThat(consumer.getMessageListener()).isNull();
        MessageListener listener = message -> {};

        consumer.setMessageListener(listener);
        assertThat(consumer.getMessageListener()).isSameAs(listener);
        consumer.setMessageListener(null);
        assertThat(consumer.getMessageListener()).isNull();
    }

    @Test
    @Requirement(
            section = "javadoc MessageConsumer.setMessageListener",
            text = "Null where there is no listener does nothing: the consumer still receives.",
            pitfalls = 89)
    void nullWithoutAListenerDoesNothing(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);

        loop.consumer().setMessageListener(null);

        Jms.send(loop.producer(), loop.session(), "text");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "8.7",
            text = "A listener is given what waits and what comes, each message once, in order.",
            pitfalls = 58)
    void aListenerGetsEachMessageOnce(Domain domain, Jms jms) throws JMSException {
        Session session = jms.session();
        var destination = domain.destination(jms, session);
        MessageConsumer consumer = session.createConsumer(destination);
        String[] texts = IntStream.range(0, 50).mapToObj(Integer::toString).toArray(String[]::new);
        Elsewhere other = Elsewhere.open(jms);
        other.send(destination, "waits");
        Inbox inbox = new Inbox();

        consumer.setMessageListener(inbox);
        other.send(destination, texts);

        inbox.await(51);
        assertThat(inbox.texts()).startsWith("waits").hasSize(51).endsWith(texts);
    }

    @Test
    @Requirement(
            section = "javadoc MessageConsumer.setMessageListener",
            text =
                    "After the listener was taken away nobody calls it; what comes then can be received, and goes to the next "
                            + "listener.",
            pitfalls = 89)
    void aListenerThatWasTakenAwayIsNotCalled(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Elsewhere other = Elsewhere.open(jms);
        Inbox first = new Inbox();
        loop.consumer().setMessageListener(first);
        other.send(loop.destination(), "1");
        first.await(1);
        connection.stop();

        loop.consumer().setMessageListener(null);
        connection.start();
        other.send(loop.destination(), "2", "3");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("2");
        Inbox second = new Inbox();
        loop.consumer().setMessageListener(second);

        second.await(1);
        assertThat(first.texts()).containsExactly("1");
        assertThat(second.texts()).containsExactly("3");
    }

    @Test
    @Requirement(
            section = "javadoc MessageConsumer.setMessageListener",
            text =
                    "A listener that is replaced while the connection is stopped gets nothing any more; its successor gets all "
                            + "that comes.",
            pitfalls = 89)
    void aReplacedListenerIsNotCalled(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session session = connection.createSession();
        Topic topic = jms.topic(session);
        MessageConsumer consumer = session.createConsumer(topic);
        Elsewhere other = Elsewhere.open(jms);
        Inbox first = new Inbox();
        consumer.setMessageListener(first);
        other.send(topic, "1");
        first.await(1);
        connection.stop();
        Inbox second = new Inbox();

        consumer.setMessageListener(second);
        other.send(topic, "2", "3");
        connection.start();

        second.await(2);
        assertThat(consumer.getMessageListener()).isSameAs(second);
        assertThat(second.texts()).containsExactly("2", "3");
        assertThat(first.texts()).containsExactly("1");
    }

    @Test
    @Requirement(
            section = "8.7",
            text = "One listener may serve several consumers, also of different sessions.",
            pitfalls = 58)
    void aListenerMayServeSeveralConsumers(Jms jms) throws JMSException {
        Inbox inbox = new Inbox();
        Elsewhere other = Elsewhere.open(jms);
        for (Session session : new Session[] {jms.session(), jms.session()}) {
            var queue = jms.queue(session);
            session.createConsumer(queue).setMessageListener(inbox);
            other.send(queue, "text");
        }

        inbox.await(2);
        assertThat(inbox.texts()).containsExactly("text", "text");
    }
}
