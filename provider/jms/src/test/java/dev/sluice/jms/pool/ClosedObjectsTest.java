package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls every method of every interface on an object that was closed. */
@DisplayName("§6.1.8 a closed object refuses everything but being closed again")
class ClosedObjectsTest {
    private static final Queue QUEUE = FakeProvider.queueNamed("orders");

    private final FakeProvider provider = new FakeProvider();
    private final PooledConnectionFactory pool =
            PooledConnectionFactory.around(provider.factory()).build();

    @Test
    void connections() throws Exception {
        Connection connection = pool.createConnection();
        connection.close();

        assertRefusesAll(Connection.class, connection, IllegalStateException.class);
    }

    @Test
    void connectionsOfOneDomain() throws Exception {
        QueueConnection queues = pool.createQueueConnection();
        queues.close();
        TopicConnection topics = pool.createTopicConnection();
        topics.close();

        assertRefusesAll(QueueConnection.class, queues, IllegalStateException.class);
        assertRefusesAll(TopicConnection.class, topics, IllegalStateException.class);
    }

    @Test
    void sessions() throws Exception {
        Session session = pool.createConnection().createSession();
        session.close();

        assertRefusesAll(Session.class, session, IllegalStateException.class);
    }

    @Test
    void sessionsOfOneDomain() throws Exception {
        QueueSession queues = pool.createQueueConnection().createQueueSession(false, 1);
        queues.close();
        TopicSession topics = pool.createTopicConnection().createTopicSession(false, 1);
        topics.close();

        assertRefusesAll(QueueSession.class, queues, IllegalStateException.class);
        assertRefusesAll(TopicSession.class, topics, IllegalStateException.class);
    }

    @Test
    void producers() throws Exception {
        MessageProducer producer = pool.createConnection().createSession().createProducer(QUEUE);
        producer.close();

        assertRefusesAll(MessageProducer.class, producer, IllegalStateException.class);
    }

    @Test
    void producersOfOneDomain() throws Exception {
        QueueSender sender =
                pool.createQueueConnection().createQueueSession(false, 1).createSender(QUEUE);
        sender.close();
        TopicPublisher publisher = pool.createTopicConnection()
                .createTopicSession(false, 1)
                .createPublisher(FakeProvider.topicNamed("news"));
        publisher.close();

        assertRefusesAll(QueueSender.class, sender, IllegalStateException.class);
        assertRefusesAll(TopicPublisher.class, publisher, IllegalStateException.class);
    }

    @Test
    void consumers() throws Exception {
        MessageConsumer consumer = pool.createConnection().createSession().createConsumer(QUEUE);
        consumer.close();

        assertRefusesAll(MessageConsumer.class, consumer, IllegalStateException.class);
    }

    @Test
    void consumersOfOneDomain() throws Exception {
        QueueReceiver receiver =
                pool.createQueueConnection().createQueueSession(false, 1).createReceiver(QUEUE);
        receiver.close();
        TopicSubscriber subscriber = pool.createTopicConnection()
                .createTopicSession(false, 1)
                .createSubscriber(FakeProvider.topicNamed("news"));
        subscriber.close();

        assertRefusesAll(QueueReceiver.class, receiver, IllegalStateException.class);
        assertRefusesAll(TopicSubscriber.class, subscriber, IllegalStateException.class);
    }

    @Test
    void browsers() throws Exception {
        QueueBrowser browser = pool.createConnection().createSession().createBrowser(QUEUE);
        browser.close();

        assertRefusesAll(QueueBrowser.class, browser, IllegalStateException.class);
    }

    @Test
    void whatWasOpenedInASessionThatIsClosed() throws Exception {
        Session session = pool.createConnection().createSession();
        MessageProducer producer = session.createProducer(QUEUE);
        MessageConsumer consumer = session.createConsumer(QUEUE);
        QueueBrowser browser = session.createBrowser(QUEUE);

        session.close();

        assertRefusesAll(MessageProducer.class, producer, IllegalStateException.class);
        assertRefusesAll(MessageConsumer.class, consumer, IllegalStateException.class);
        assertRefusesAll(QueueBrowser.class, browser, IllegalStateException.class);
    }

    @Test
    void whatWasOpenedInAConnectionThatIsClosed() throws Exception {
        Connection connection = pool.createConnection();
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(QUEUE);

        connection.close();

        assertRefusesAll(Session.class, session, IllegalStateException.class);
        assertRefusesAll(MessageProducer.class, producer, IllegalStateException.class);
    }

    @Test
    void contexts() throws Exception {
        JMSContext context = pool.createContext();
        JMSContext sibling = context.createContext(JMSContext.AUTO_ACKNOWLEDGE);
        context.close();

        assertRefusesAll(JMSContext.class, context, IllegalStateRuntimeException.class);
        assertThat(sibling.getSessionMode()).isEqualTo(JMSContext.AUTO_ACKNOWLEDGE);
    }

    @Test
    void consumersOfContexts() throws Exception {
        try (JMSContext context = pool.createContext()) {
            JMSConsumer consumer = context.createConsumer(QUEUE);
            consumer.close();

            assertRefusesAll(JMSConsumer.class, consumer, IllegalStateRuntimeException.class);
        }
    }

    private static <T> void assertRefusesAll(Class<T> type, T object, Class<? extends Exception> refusal) {
        Set<String> exempt = Set.of("close", "run");
        List<String> accepted = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (exempt.contains(method.getName()) || method.isDefault()) {
                continue;
            }
            Throwable thrown = catchThrowable(() -> invoke(method, object));
            if (!refusal.isInstance(thrown)) {
                accepted.add(method + " -> " + thrown);
            }
        }
        assertThat(accepted).isEmpty();
    }

    private static void invoke(Method method, Object object) throws Throwable {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(ClosedObjectsTest::someValue)
                .toArray();
        try {
            method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object someValue(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    @Test
    void closedContextsAndSessionsRunNothing() throws JMSException {
        Session session = pool.createConnection().createSession();
        session.close();

        assertThat(catchThrowable(session::run)).isInstanceOf(IllegalStateRuntimeException.class);
        assertThat(provider.count("session.run")).isZero();
    }
}
