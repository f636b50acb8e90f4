package dev.sluice.jms.internal.context;

import static dev.sluice.jms.internal.error.JmsErrors.callNullableUnchecked;
import static dev.sluice.jms.internal.error.JmsErrors.callUnchecked;
import static dev.sluice.jms.internal.error.JmsErrors.runUnchecked;

import java.io.Serializable;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
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
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.error.JmsErrors;
import dev.sluice.jms.internal.lifecycle.Lifecycle;

/**
 * The simplified API on a connection and a session of the classic one. Knows nothing of the provider they come from.
 *
 * <p>Threads: one at a time; {@link #close()} by any.
 */
public class ClassicContext implements JMSContext {
    private final SharedConnection shared;
    private volatile Session session;
    private final Lifecycle lifecycle = new Lifecycle("context");

    private @Nullable AnonymousProducer producer;
    private volatile boolean autoStart = true;

    /** Through which everything that the session has consumed can be acknowledged. */
    private volatile @Nullable Message lastReceived;

    /**
     * Creates a context.
     *
     * @param shared its connection
     * @param session its session, which it closes
     */
    protected ClassicContext(SharedConnection shared, Session session) {
        this.shared = shared;
        this.session = session;
    }

    /** Refuses if the context is closed. */
    protected final void ensureOpen() throws JMSException {
        lifecycle.ensureNotClosed();
    }

    /** Returns the session. */
    protected final Session session() {
        return session;
    }

    /** Goes on with another session; the caller has closed the one before, with which nothing was done. */
    protected final void replaceSession(Session next) {
        session = next;
    }

    @Override
    public final JMSContext createContext(int sessionMode) {
        return callUnchecked(() -> {
            ensureOpen();
            return shared.openAnother(sessionMode);
        });
    }

    @Override
    public final JMSProducer createProducer() {
        return callUnchecked(() -> {
            ensureOpen();
            return new ContextProducer(session, producer());
        });
    }

    /** The one producer under all of this context's, which are cheap and cannot be closed. */
    private AnonymousProducer producer() throws JMSException {
        AnonymousProducer existing = producer;
        if (existing == null) {
            existing = new AnonymousProducer(session.createProducer(null));
            producer = existing;
        }
        return existing;
    }

    // ---------------------------------------------------------------- the connection

    private Connection connection() throws JMSException {
        ensureOpen();
        return shared.connection();
    }

    @Override
    public final @Nullable String getClientID() {
        return callNullableUnchecked(() -> connection().getClientID());
    }

    @Override
    public void setClientID(String clientID) {
        runUnchecked(() -> connection().setClientID(clientID));
    }

    @Override
    public final ConnectionMetaData getMetaData() {
        return callUnchecked(() -> connection().getMetaData());
    }

    @Override
    public final @Nullable ExceptionListener getExceptionListener() {
        return callNullableUnchecked(() -> connection().getExceptionListener());
    }

    @Override
    public final void setExceptionListener(@Nullable ExceptionListener listener) {
        runUnchecked(() -> connection().setExceptionListener(listener));
    }

    @Override
    public final void start() {
        runUnchecked(() -> connection().start());
    }

    @Override
    public final void stop() {
        runUnchecked(() -> connection().stop());
    }

    @Override
    public final void setAutoStart(boolean autoStart) {
        runUnchecked(this::ensureOpen);
        this.autoStart = autoStart;
    }

    @Override
    public final boolean getAutoStart() {
        runUnchecked(this::ensureOpen);
        return autoStart;
    }

    /** {@inheritDoc} The connection is closed with its last context. */
    @Override
    public final void close() {
        runUnchecked(() -> {
            session.close(); // first, because it may refuse
            if (lifecycle.beginClosing()) {
                lifecycle.closed();
                shared.contextClosed();
            }
        });
    }

    // ---------------------------------------------------------------- messages

    @Override
    public final BytesMessage createBytesMessage() {
        return callUnchecked(() -> session.createBytesMessage());
    }

    @Override
    public final MapMessage createMapMessage() {
        return callUnchecked(() -> session.createMapMessage());
    }

    @Override
    public final Message createMessage() {
        return callUnchecked(() -> session.createMessage());
    }

    @Override
    public final ObjectMessage createObjectMessage() {
        return callUnchecked(() -> session.createObjectMessage());
    }

    @Override
    public final ObjectMessage createObjectMessage(@Nullable Serializable object) {
        return callUnchecked(() -> session.createObjectMessage(object));
    }

    @Override
    public final StreamMessage createStreamMessage() {
        return callUnchecked(() -> session.createStreamMessage());
    }

    @Override
    public final TextMessage createTextMessage() {
        return callUnchecked(() -> session.createTextMessage());
    }

    @Override
    public final TextMessage createTextMessage(@Nullable String text) {
        return callUnchecked(() -> session.createTextMessage(text));
    }

    // ---------------------------------------------------------------- acknowledgement and transactions

    @Override
    public final boolean getTransacted() {
        return callUnchecked(session::getTransacted);
    }

    @Override
    public final int getSessionMode() {
        return callUnchecked(session::getAcknowledgeMode);
    }

    @Override
    public final void commit() {
        runUnchecked(session::commit);
    }

    @Override
    public final void rollback() {
        runUnchecked(session::rollback);
    }

    @Override
    public final void recover() {
        runUnchecked(session::recover);
        lastReceived = null;
    }

    /** {@inheritDoc} One message is enough to acknowledge all that the session has consumed (section 6.2.10). */
    @Override
    public final void acknowledge() {
        runUnchecked(() -> {
            Message last = lastReceived;
            if (session.getAcknowledgeMode() == CLIENT_ACKNOWLEDGE && last != null) {
                last.acknowledge();
            }
        });
    }

    /** A consumer of this context got a message. */
    final void received(Message message) {
        lastReceived = message;
    }

    /** Returns whether a message is acknowledged by the time a receive call has returned it, or soon after. */
    final boolean acknowledgesByItself() throws JMSException {
        int mode = session.getAcknowledgeMode();
        return mode == AUTO_ACKNOWLEDGE || mode == DUPS_OK_ACKNOWLEDGE;
    }

    // ---------------------------------------------------------------- destinations

    @Override
    public final Queue createQueue(String queueName) {
        return callUnchecked(() -> session.createQueue(queueName));
    }

    @Override
    public final Topic createTopic(String topicName) {
        return callUnchecked(() -> session.createTopic(topicName));
    }

    @Override
    public final TemporaryQueue createTemporaryQueue() {
        return callUnchecked(session::createTemporaryQueue);
    }

    @Override
    public final TemporaryTopic createTemporaryTopic() {
        return callUnchecked(session::createTemporaryTopic);
    }

    // ---------------------------------------------------------------- consumers and browsers

    private JMSConsumer consumer(JmsErrors.Call<MessageConsumer> opening) {
        return callUnchecked(() -> {
            ContextConsumer consumer = new ContextConsumer(this, opening.call());
            startIfAutomatic();
            return consumer;
        });
    }

    private void startIfAutomatic() throws JMSException {
        if (autoStart) {
            shared.connection().start();
        }
    }

    @Override
    public final JMSConsumer createConsumer(Destination destination) {
        return consumer(() -> session.createConsumer(destination));
    }

    @Override
    public final JMSConsumer createConsumer(Destination destination, @Nullable String messageSelector) {
        return consumer(() -> session.createConsumer(destination, messageSelector));
    }

    @Override
    public final JMSConsumer createConsumer(
            Destination destination, @Nullable String messageSelector, boolean noLocal) {
        return consumer(() -> session.createConsumer(destination, messageSelector, noLocal));
    }

    @Override
    public final JMSConsumer createDurableConsumer(Topic topic, String name) {
        return consumer(() -> session.createDurableConsumer(topic, name));
    }

    @Override
    public final JMSConsumer createDurableConsumer(
            Topic topic, String name, @Nullable String messageSelector, boolean noLocal) {
        return consumer(() -> session.createDurableConsumer(topic, name, messageSelector, noLocal));
    }

    @Override
    public final JMSConsumer createSharedDurableConsumer(Topic topic, String name) {
        return consumer(() -> session.createSharedDurableConsumer(topic, name));
    }

    @Override
    public final JMSConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String messageSelector) {
        return consumer(() -> session.createSharedDurableConsumer(topic, name, messageSelector));
    }

    @Override
    public final JMSConsumer createSharedConsumer(Topic topic, String sharedSubscriptionName) {
        return consumer(() -> session.createSharedConsumer(topic, sharedSubscriptionName));
    }

    @Override
    public final JMSConsumer createSharedConsumer(
            Topic topic, String sharedSubscriptionName, @Nullable String messageSelector) {
        return consumer(() -> session.createSharedConsumer(topic, sharedSubscriptionName, messageSelector));
    }

    @Override
    public final QueueBrowser createBrowser(Queue queue) {
        return browser(() -> session.createBrowser(queue));
    }

    @Override
    public final QueueBrowser createBrowser(Queue queue, @Nullable String messageSelector) {
        return browser(() -> session.createBrowser(queue, messageSelector));
    }

    /** Starts the connection, too: some providers show a browser nothing before. */
    private QueueBrowser browser(JmsErrors.Call<QueueBrowser> opening) {
        return callUnchecked(() -> {
            QueueBrowser browser = opening.call();
            startIfAutomatic();
            return browser;
        });
    }

    @Override
    public final void unsubscribe(String name) {
        runUnchecked(() -> session.unsubscribe(name));
    }
}
