package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicSession;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The methods that the domain-specific interfaces inherit and must refuse: table 9-1, row by row. */
@ConformanceTest
final class LegacyMethodTest {
    private static final ServerSessionPool NO_POOL = () -> {
        throw new JMSException("nobody should ask");
    };

    private static QueueSession queueSession(Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();
        connection.setClientID(jms.name("client"));
        return connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    private static TopicSession topicSession(Jms jms) throws JMSException {
        return jms.topicConnection().createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    private static Topic topic(Jms jms) throws JMSException {
        return jms.topic(jms.connection().createSession());
    }

    private static void refuses(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class);
    }

    // ---------------------------------------------------------------- QueueConnection

    @Test
    @Requirement(
            section = "9.2",
            text = "A QueueConnection refuses createSharedConnectionConsumer with IllegalStateException.",
            pitfalls = {106, 107})
    void aQueueConnectionHasNoSharedConnectionConsumer(Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();
        Topic topic = topic(jms);

        refuses(() -> connection.createSharedConnectionConsumer(topic, jms.name("subscription"), null, NO_POOL, 1));
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "A QueueConnection refuses createDurableConnectionConsumer with IllegalStateException.",
            pitfalls = {106, 107})
    void aQueueConnectionHasNoDurableConnectionConsumer(Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();
        connection.setClientID(jms.name("client"));
        Topic topic = topic(jms);

        refuses(() -> connection.createDurableConnectionConsumer(topic, jms.name("subscription"), null, NO_POOL, 1));
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "A QueueConnection refuses createSharedDurableConnectionConsumer with IllegalStateException.",
            pitfalls = {106, 107})
    void aQueueConnectionHasNoSharedDurableConnectionConsumer(Jms jms) throws JMSException {
        QueueConnection connection = jms.queueConnection();
        Topic topic = topic(jms);
        String name = jms.name("subscription");

        refuses(() -> connection.createSharedDurableConnectionConsumer(topic, name, null, NO_POOL, 1));
    }

    // ---------------------------------------------------------------- QueueSession

    @Test
    @Requirement(
            section = "9.2",
            text = "A QueueSession refuses createDurableSubscriber with IllegalStateException.",
            pitfalls = 106)
    void aQueueSessionHasNoDurableSubscriber(Jms jms) throws JMSException {
        QueueSession session = queueSession(jms);
        Topic topic = topic(jms);
        String name = jms.name("subscription");

        refuses(() -> session.createDurableSubscriber(topic, name));
        refuses(() -> session.createDurableSubscriber(topic, name, "a = 1", false));
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "A QueueSession refuses createDurableConsumer with IllegalStateException.",
            pitfalls = 106)
    void aQueueSessionHasNoDurableConsumer(Jms jms) throws JMSException {
        QueueSession session = queueSession(jms);
        Topic topic = topic(jms);
        String name = jms.name("subscription");

        refuses(() -> session.createDurableConsumer(topic, name));
        refuses(() -> session.createDurableConsumer(topic, name, "a = 1", false));
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "A QueueSession refuses createSharedConsumer with IllegalStateException.",
            pitfalls = 106)
    void aQueueSessionHasNoSharedConsumer(Jms jms) throws JMSException {
        QueueSession session = queueSession(jms);
        Topic topic = topic(jms);
        String name = jms.name("subscription");

        refuses(() -> session.createSharedConsumer(topic, name));
        refuses(() -> session.createSharedConsumer(topic, name, "a = 1"));
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "A QueueSession refuses createSharedDurableConsumer with IllegalStateException.",
            pitfalls = 106)
    void aQueueSessionHasNoSharedDurableConsumer(Jms jms) throws JMSException {
        QueueSession session = queueSession(jms);
        Topic topic = topic(jms);
        String name = jms.name("subscription");

        refuses(() -> session.createSharedDurableConsumer(topic, name));
        refuses(() -> session.createSharedDurableConsumer(topic, name, "a = 1"));
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "A QueueSession refuses createTemporaryTopic with IllegalStateException.",
            pitfalls = 106)
    void aQueueSessionHasNoTemporaryTopic(Jms jms) throws JMSException {
        QueueSession session = queueSession(jms);

        refuses(session::createTemporaryTopic);
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "A QueueSession refuses createTopic with IllegalStateException.",
            pitfalls = 106)
    void aQueueSessionHasNoTopic(Jms jms) throws JMSException {
        QueueSession session = queueSession(jms);

        refuses(() -> session.createTopic(jms.name("topic")));
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "A QueueSession refuses unsubscribe with IllegalStateException.",
            pitfalls = 106)
    void aQueueSessionHasNothingToUnsubscribe(Jms jms) throws JMSException {
        QueueSession session = queueSession(jms);

        refuses(() -> session.unsubscribe(jms.name("subscription")));
    }

    // ---------------------------------------------------------------- TopicSession

    @Test
    @Requirement(
            section = "9.2",
            text = "A TopicSession refuses createBrowser with IllegalStateException.",
            pitfalls = 106)
    void aTopicSessionHasNoBrowser(Jms jms) throws JMSException {
        TopicSession session = topicSession(jms);
        Queue queue = jms.queue(jms.connection().createSession());

        refuses(() -> session.createBrowser(queue));
        refuses(() -> session.createBrowser(queue, "a = 1"));
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "A TopicSession refuses createQueue with IllegalStateException.",
            pitfalls = 106)
    void aTopicSessionHasNoQueue(Jms jms) throws JMSException {
        TopicSession session = topicSession(jms);

        refuses(() -> session.createQueue(jms.name("queue")));
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "A TopicSession refuses createTemporaryQueue with IllegalStateException.",
            pitfalls = 106)
    void aTopicSessionHasNoTemporaryQueue(Jms jms) throws JMSException {
        TopicSession session = topicSession(jms);

        refuses(session::createTemporaryQueue);
    }
}
