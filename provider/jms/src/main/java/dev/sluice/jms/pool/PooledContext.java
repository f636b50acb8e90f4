package dev.sluice.jms.pool;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

/**
 * The simplified API on a pooled connection and a pooled session. A provider's own contexts cannot be used, because each
 * of them opens a session that no pool gets to see.
 *
 * <p>Threads: one at a time; {@link #close()} from any.
 */
final class PooledContext implements JMSContext {
    private final PooledConnection connection;
    /** How many open contexts share the connection; the last one to go closes it (Jakarta Messaging 6.1.8). */
    private final AtomicInteger sharers;

    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile PooledSession session;
    private @Nullable PooledProducer producer;
    private volatile boolean autoStart = true;
    private volatile @Nullable Message lastReceived;

    private PooledContext(PooledConnection connection, AtomicInteger sharers, PooledSession session) {
        this.connection = connection;
        this.sharers = sharers;
        this.session = session;
    }

    /** Opens a context that owns its connection; the connection is closed if that fails. */
    static PooledContext open(PooledConnection connection, int sessionMode) throws JMSException {
        boolean opened = false;
        try {
            PooledSession session = connection.openUnused(SessionKind.of(sessionMode));
            opened = true;
            return new PooledContext(connection, new AtomicInteger(1), session);
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        check();
        PooledSession sibling = RuntimeErrors.call(() -> connection.open(SessionKind.of(sessionMode)));
        sharers.incrementAndGet();
        return new PooledContext(connection, sharers, sibling);
    }

    private void check() {
        if (closed.get()) {
            throw new IllegalStateRuntimeException(
                    "This context was closed: it has gone back to the pool. Open another one.");
        }
    }

    private PooledConnection connection() {
        check();
        return connection;
    }

    /** The session, to be used. */
    PooledSession session() {
        connection.noteUse();
        return session;
    }

    @Override
    public JMSProducer createProducer() {
        check();
        return new ContextProducer(this, producer());
    }

    /** The one producer under all of this context's, which are cheap and cannot be closed. */
    private PooledProducer producer() {
        PooledProducer existing = producer;
        if (existing == null) {
            existing = RuntimeErrors.call(() -> session().produce(null, PooledProducer::new));
            producer = existing;
        }
        return existing;
    }

    // The connection

    @Override
    public @Nullable String getClientID() {
        return RuntimeErrors.call(connection()::getClientID);
    }

    @Override
    public void setClientID(String clientId) {
        check();
        RuntimeErrors.run(() -> {
            connection.refuseLateClientId();
            // The client id comes with another physical connection, which has sessions of its own.
            SessionKind kind = session.physical().kind();
            session.close();
            try {
                connection.setClientID(clientId);
            } finally {
                session = connection.openUnused(kind);
            }
        });
    }

    @Override
    public ConnectionMetaData getMetaData() {
        return RuntimeErrors.call(connection()::getMetaData);
    }

    @Override
    public @Nullable ExceptionListener getExceptionListener() {
        try {
            return connection().getExceptionListener();
        } catch (JMSException e) {
            throw RuntimeErrors.of(e);
        }
    }

    @Override
    public void setExceptionListener(@Nullable ExceptionListener listener) {
        RuntimeErrors.run(() -> connection().setExceptionListener(listener));
    }

    @Override
    public void start() {
        RuntimeErrors.run(connection()::start);
    }

    @Override
    public void stop() {
        RuntimeErrors.run(connection()::stop);
    }

    @Override
    public void setAutoStart(boolean value) {
        check();
        autoStart = value;
    }

    @Override
    public boolean getAutoStart() {
        check();
        return autoStart;
    }

    @Override
    public void close() {
        RuntimeErrors.run(session::close);
        if (closed.compareAndSet(false, true) && sharers.decrementAndGet() == 0) {
            RuntimeErrors.run(connection::close);
        }
    }

    // Messages

    @Override
    public BytesMessage createBytesMessage() {
        return RuntimeErrors.call(session()::createBytesMessage);
    }

    @Override
    public MapMessage createMapMessage() {
        return RuntimeErrors.call(session()::createMapMessage);
    }

    @Override
    public Message createMessage() {
        return RuntimeErrors.call(session()::createMessage);
    }

    @Override
    public ObjectMessage createObjectMessage() {
        return RuntimeErrors.call(() -> session().createObjectMessage());
    }

    @Override
    public ObjectMessage createObjectMessage(@Nullable Serializable object) {
        return RuntimeErrors.call(() -> session().createObjectMessage(object));
    }

    @Override
    public StreamMessage createStreamMessage() {
        return RuntimeErrors.call(session()::createStreamMessage);
    }

    @Override
    public TextMessage createTextMessage() {
        return RuntimeErrors.call(() -> session().createTextMessage());
    }

    @Override
    public TextMessage createTextMessage(@Nullable String text) {
        return RuntimeErrors.call(() -> session().createTextMessage(text));
    }

    // Acknowledgement and transactions

    @Override
    public boolean getTransacted() {
        return RuntimeErrors.call(session()::getTransacted);
    }

    @Override
    public int getSessionMode() {
        return RuntimeErrors.call(session()::getAcknowledgeMode);
    }

    @Override
    public void commit() {
        RuntimeErrors.run(session()::commit);
    }

    @Override
    public void rollback() {
        RuntimeErrors.run(session()::rollback);
    }

    @Override
    public void recover() {
        RuntimeErrors.run(session()::recover);
        lastReceived = null;
    }

    /** Acknowledges all that the session has consumed, which one message can do for all (Jakarta Messaging 6.2.10). */
    @Override
    public void acknowledge() {
        check();
        Message last = lastReceived;
        if (last != null && getSessionMode() == CLIENT_ACKNOWLEDGE) {
            RuntimeErrors.run(last::acknowledge);
        }
    }

    /** Whether a message is acknowledged by the time a receive call has returned it, or soon after. */
    boolean acknowledgesByItself() {
        int mode = getSessionMode();
        return mode == AUTO_ACKNOWLEDGE || mode == DUPS_OK_ACKNOWLEDGE;
    }

    /** A consumer of this context got a message. */
    void received(Message message) {
        lastReceived = message;
    }

    // Destinations

    @Override
    public Queue createQueue(String name) {
        return RuntimeErrors.call(() -> session().createQueue(name));
    }

    @Override
    public Topic createTopic(String name) {
        return RuntimeErrors.call(() -> session().createTopic(name));
    }

    @Override
    public TemporaryQueue createTemporaryQueue() {
        return RuntimeErrors.call(session()::createTemporaryQueue);
    }

    @Override
    public TemporaryTopic createTemporaryTopic() {
        return RuntimeErrors.call(session()::createTemporaryTopic);
    }

    // Consumers and browsers

    private JMSConsumer consume(JmsCall<MessageConsumer> opening) {
        JMSConsumer consumer = new ContextConsumer(this, RuntimeErrors.call(opening));
        startIfAutomatic();
        return consumer;
    }

    private void startIfAutomatic() {
        if (autoStart) {
            start();
        }
    }

    @Override
    public JMSConsumer createConsumer(Destination destination) {
        return consume(() -> session().createConsumer(destination));
    }

    @Override
    public JMSConsumer createConsumer(Destination destination, @Nullable String selector) {
        return consume(() -> session().createConsumer(destination, selector));
    }

    @Override
    public JMSConsumer createConsumer(Destination destination, @Nullable String selector, boolean noLocal) {
        return consume(() -> session().createConsumer(destination, selector, noLocal));
    }

    @Override
    public JMSConsumer createDurableConsumer(Topic topic, String name) {
        return consume(() -> session().createDurableConsumer(topic, name));
    }

    @Override
    public JMSConsumer createDurableConsumer(Topic topic, String name, @Nullable String selector, boolean noLocal) {
        return consume(() -> session().createDurableConsumer(topic, name, selector, noLocal));
    }

    @Override
    public JMSConsumer createSharedDurableConsumer(Topic topic, String name) {
        return consume(() -> session().createSharedDurableConsumer(topic, name));
    }

    @Override
    public JMSConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String selector) {
        return consume(() -> session().createSharedDurableConsumer(topic, name, selector));
    }

    @Override
    public JMSConsumer createSharedConsumer(Topic topic, String name) {
        return consume(() -> session().createSharedConsumer(topic, name));
    }

    @Override
    public JMSConsumer createSharedConsumer(Topic topic, String name, @Nullable String selector) {
        return consume(() -> session().createSharedConsumer(topic, name, selector));
    }

    @Override
    public QueueBrowser createBrowser(Queue queue) {
        return browse(() -> session().createBrowser(queue));
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, @Nullable String selector) {
        return browse(() -> session().createBrowser(queue, selector));
    }

    private QueueBrowser browse(JmsCall<QueueBrowser> opening) {
        QueueBrowser browser = RuntimeErrors.call(opening);
        startIfAutomatic(); // some providers show a browser nothing before
        return browser;
    }

    @Override
    public void unsubscribe(String name) {
        RuntimeErrors.run(() -> session().unsubscribe(name));
    }
}
