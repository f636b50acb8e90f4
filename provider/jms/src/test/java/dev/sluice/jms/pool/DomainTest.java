package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The queue-only and topic-only interfaces. */
class DomainTest {
    private static final Queue QUEUE = FakeProvider.queueNamed("orders");
    private static final Topic TOPIC = FakeProvider.topicNamed("news");

    private final FakeProvider provider = new FakeProvider();
    private final PooledConnectionFactory pool =
            PooledConnectionFactory.around(provider.factory()).build();

    private interface Refused<T> {
        void on(T object) throws JMSException;
    }

    static Stream<Arguments> refusedByQueueConnections() {
        return Stream.of(
                row(
                        "createDurableConnectionConsumer",
                        (QueueConnection c) -> c.createDurableConnectionConsumer(TOPIC, "n", null, () -> null, 1)),
                row(
                        "createSharedConnectionConsumer",
                        (QueueConnection c) -> c.createSharedConnectionConsumer(TOPIC, "n", null, () -> null, 1)),
                row(
                        "createSharedDurableConnectionConsumer",
                        (QueueConnection c) ->
                                c.createSharedDurableConnectionConsumer(TOPIC, "n", null, () -> null, 1)));
    }

    static Stream<Arguments> refusedByQueueSessions() {
        return Stream.of(
                row("createTopic", (QueueSession s) -> s.createTopic("t")),
                row("createTemporaryTopic", (QueueSession s) -> s.createTemporaryTopic()),
                row("createSharedConsumer", (QueueSession s) -> s.createSharedConsumer(TOPIC, "n")),
                row("createSharedConsumer", (QueueSession s) -> s.createSharedConsumer(TOPIC, "n", "x=1")),
                row("createDurableConsumer", (QueueSession s) -> s.createDurableConsumer(TOPIC, "n")),
                row("createDurableConsumer", (QueueSession s) -> s.createDurableConsumer(TOPIC, "n", null, false)),
                row("createSharedDurableConsumer", (QueueSession s) -> s.createSharedDurableConsumer(TOPIC, "n")),
                row(
                        "createSharedDurableConsumer",
                        (QueueSession s) -> s.createSharedDurableConsumer(TOPIC, "n", "x=1")),
                row("createDurableSubscriber", (QueueSession s) -> s.createDurableSubscriber(TOPIC, "n")),
                row("createDurableSubscriber", (QueueSession s) -> s.createDurableSubscriber(TOPIC, "n", null, false)),
                row("unsubscribe", (QueueSession s) -> s.unsubscribe("n")));
    }

    static Stream<Arguments> refusedByTopicSessions() {
        return Stream.of(
                row("createQueue", (TopicSession s) -> s.createQueue("q")),
                row("createTemporaryQueue", (TopicSession s) -> s.createTemporaryQueue()),
                row("createBrowser", (TopicSession s) -> s.createBrowser(QUEUE)),
                row("createBrowser", (TopicSession s) -> s.createBrowser(QUEUE, "x=1")));
    }

    private static <T> Arguments row(String method, Refused<T> refused) {
        return Arguments.of(method, refused);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("§9.2 a QueueConnection refuses")
    void refusedByQueueConnections(String method, Refused<QueueConnection> refused) throws JMSException {
        QueueConnection connection = pool.createQueueConnection();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> refused.on(connection))
                .withMessageContaining(method);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("§9.2 a QueueSession refuses")
    void refusedByQueueSessions(String method, Refused<QueueSession> refused) throws JMSException {
        QueueSession session = pool.createQueueConnection().createQueueSession(false, Session.AUTO_ACKNOWLEDGE);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> refused.on(session))
                .withMessageContaining(method);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("§9.2 a TopicSession refuses")
    void refusedByTopicSessions(String method, Refused<TopicSession> refused) throws JMSException {
        TopicSession session = pool.createTopicConnection().createTopicSession(false, Session.AUTO_ACKNOWLEDGE);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> refused.on(session))
                .withMessageContaining(method);
    }

    @Test
    void queuesAreSentToAndReceivedFrom() throws JMSException {
        QueueConnection connection = pool.createQueueConnection("anna", "secret");
        QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueSender sender = session.createSender(QUEUE);
        QueueReceiver receiver = session.createReceiver(QUEUE);
        connection.start();

        sender.send(session.createTextMessage("one"));
        session.createSender(null).send(QUEUE, session.createTextMessage("two"));
        session.createSender(null).send(QUEUE, session.createTextMessage("three"), 1, 9, 0);

        assertThat(receiver.receiveNoWait().getBody(String.class)).isEqualTo("one");
        assertThat(receiver.receiveNoWait().getBody(String.class)).isEqualTo("two");
        assertThat(receiver.receiveNoWait().getBody(String.class)).isEqualTo("three");
        assertThat(sender.getQueue()).isEqualTo(QUEUE);
        assertThat(receiver.getQueue()).isEqualTo(QUEUE);
    }

    @Test
    void topicsArePublishedToAndSubscribed() throws JMSException {
        TopicConnection connection = pool.createTopicConnection("anna", "secret");
        TopicSession session = connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        TopicPublisher publisher = session.createPublisher(TOPIC);
        TopicSubscriber subscriber = session.createSubscriber(TOPIC, "x=1", true);
        connection.start();

        publisher.publish(session.createTextMessage("one"));
        publisher.publish(session.createTextMessage("two"), 1, 9, 0);
        session.createPublisher(null).publish(TOPIC, session.createTextMessage("three"));
        session.createPublisher(null).publish(TOPIC, session.createTextMessage("four"), 1, 9, 0);

        assertThat(subscriber.receiveNoWait().getBody(String.class)).isEqualTo("one");
        assertThat(subscriber.receiveNoWait().getBody(String.class)).isEqualTo("two");
        assertThat(subscriber.receiveNoWait().getBody(String.class)).isEqualTo("three");
        assertThat(subscriber.receiveNoWait().getBody(String.class)).isEqualTo("four");
        assertThat(publisher.getTopic()).isEqualTo(TOPIC);
        assertThat(subscriber.getTopic()).isEqualTo(TOPIC);
        assertThat(subscriber.getNoLocal()).isTrue();
        assertThat(session.createSubscriber(TOPIC).getNoLocal()).isFalse();
    }

    @Test
    void aDurableSubscriberKnowsItsTopic() throws JMSException {
        Session session = pool.createConnection().createSession();

        TopicSubscriber subscriber = session.createDurableSubscriber(TOPIC, "mine");

        assertThat(subscriber.getTopic()).isEqualTo(TOPIC);
        assertThat(subscriber.getNoLocal()).isFalse();
    }

    @Test
    void sessionsOfAllInterfacesComeFromTheSamePool() throws JMSException {
        pool.createConnection().createSession().close();
        pool.createQueueConnection()
                .createQueueSession(false, Session.AUTO_ACKNOWLEDGE)
                .close();
        pool.createTopicConnection()
                .createTopicSession(false, Session.AUTO_ACKNOWLEDGE)
                .close();

        assertThat(provider.sessionsMade()).isEqualTo(1);
    }
}
