package dev.sluice.tck;

import java.time.Duration;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;

import org.jspecify.annotations.Nullable;

/**
 * A test's way to the provider: opens what the test needs and closes it afterwards; makes names that no other test uses;
 * waits as long as is reasonable and no longer.
 *
 * <p>Threads: any; what is opened after the end is left open.
 */
public final class Jms implements AutoCloseable {
    /**
     * How long something that must happen may take: 10 seconds, or what the system property
     * {@code dev.sluice.tck.patience} says, in seconds. Less makes a run of a provider with many faults shorter.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("dev.sluice.tck.patience", 10));

    /** How long to look for something that must not happen. Rare: most tests send something after it instead, and wait for that. */
    public static final Duration SILENCE = Duration.ofMillis(100);

    private final Provider provider;
    private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicInteger names = new AtomicInteger();

    Jms(Provider provider) {
        this.provider = provider;
    }

    /** Returns the provider under test. */
    public Provider provider() {
        return provider;
    }

    /** Returns a connection factory without a client id. */
    public ConnectionFactory factory() {
        return provider.connectionFactory();
    }

    /** Has something closed after the test. */
    public <T extends AutoCloseable> T closing(T closeable) {
        opened.push(closeable);
        return closeable;
    }

    // ---------------------------------------------------------------- connections, sessions, contexts

    /** Opens a connection that is not started. */
    public Connection connection() throws JMSException {
        return closing(factory().createConnection());
    }

    /** Opens a connection and starts it. */
    public Connection started() throws JMSException {
        Connection connection = connection();
        connection.start();
        return connection;
    }

    /** Opens a connection with a client id of its own, and starts it. */
    public Connection startedWithClientId() throws JMSException {
        Connection connection = connection();
        connection.setClientID(name("client"));
        connection.start();
        return connection;
    }

    /** Opens a session of a connection of its own, which is started. */
    public Session session(int mode) throws JMSException {
        return started().createSession(mode);
    }

    /** Opens a session that acknowledges by itself, of a connection of its own, which is started. */
    public Session session() throws JMSException {
        return session(Session.AUTO_ACKNOWLEDGE);
    }

    /** Opens a context that acknowledges by itself. */
    public JMSContext context() {
        return context(JMSContext.AUTO_ACKNOWLEDGE);
    }

    /** Opens a context. */
    public JMSContext context(int mode) {
        return closing(factory().createContext(mode));
    }

    /** Opens a connection of the queue domain. */
    public QueueConnection queueConnection() throws JMSException {
        return closing(provider.queueConnectionFactory().createQueueConnection());
    }

    /** Opens a connection of the topic domain. */
    public TopicConnection topicConnection() throws JMSException {
        return closing(provider.topicConnectionFactory().createTopicConnection());
    }

    // ---------------------------------------------------------------- names

    /** Returns a name that nobody else uses. */
    public String name(String prefix) {
        return "tck." + prefix + "." + unique + "." + names.incrementAndGet();
    }

    /** Returns a queue that nobody else uses. */
    public Queue queue(Session session) throws JMSException {
        return session.createQueue(name("queue"));
    }

    /** Returns a topic that nobody else uses. */
    public Topic topic(Session session) throws JMSException {
        return session.createTopic(name("topic"));
    }

    // ---------------------------------------------------------------- sending and receiving

    /** Sends texts, in order. */
    public static void send(MessageProducer producer, Session session, String... texts) throws JMSException {
        for (String text : texts) {
            producer.send(session.createTextMessage(text));
        }
    }

    /** Receives a message that must come. */
    public static Message receive(MessageConsumer consumer) throws JMSException {
        Message message = consumer.receive(PATIENCE.toMillis());
        if (message == null) {
            throw new AssertionError("No message came within " + PATIENCE.toSeconds() + " s.");
        }
        return message;
    }

    /** Receives a text message that must come, and returns its text. */
    public static @Nullable String receiveText(MessageConsumer consumer) throws JMSException {
        return ((TextMessage) receive(consumer)).getText();
    }

    /** Checks that no message comes. */
    public static void receiveNothing(MessageConsumer consumer) throws JMSException {
        Message message = consumer.receive(SILENCE.toMillis());
        if (message != null) {
            throw new AssertionError("A message came that must not: " + message);
        }
    }

    // ---------------------------------------------------------------- end

    /** Closes what was opened, last first. What a provider throws is of no interest by then; how long it takes, others watch. */
    @Override
    public void close() {
        for (AutoCloseable next = opened.poll(); next != null; next = opened.poll()) {
            try {
                next.close();
            } catch (Exception ignored) {
                // The test has passed or failed by now; the others are closed all the same.
            }
        }
    }
}
