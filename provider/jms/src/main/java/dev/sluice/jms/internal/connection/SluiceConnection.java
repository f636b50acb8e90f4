package dev.sluice.jms.internal.connection;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.JMSException;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.BranchManager;
import dev.sluice.core.engine.ConnectionRequest;
import dev.sluice.core.engine.EngineConnection;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.jms.internal.error.JmsErrors;
import dev.sluice.jms.internal.lifecycle.CloseSteps;
import dev.sluice.jms.internal.lifecycle.Lifecycle;
import dev.sluice.jms.internal.message.MessageFactory;
import dev.sluice.jms.internal.producer.PacingTerms;
import dev.sluice.jms.internal.session.ConsumerTerms;
import dev.sluice.jms.internal.session.SessionHost;
import dev.sluice.jms.internal.session.SessionMode;
import dev.sluice.jms.internal.session.SluiceSession;

/**
 * A connection (Jakarta Messaging 3.1, section 6.1). It is stopped at first: it sends, and does not deliver.
 *
 * <p>Threads: any.
 */
public class SluiceConnection implements Connection, SessionHost {
    private final ConnectionEnvironment environment;
    private final EngineConnection engine;
    private final PacingTerms pacing;
    private final ExceptionNotices notices;
    private final Lifecycle lifecycle = new Lifecycle("connection");
    private final Set<SluiceSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<SluiceConnectionConsumer> connectionConsumers = ConcurrentHashMap.newKeySet();

    /** Held while all sessions are started or stopped, and not while listeners are waited for. */
    private final ReentrantLock starting = new ReentrantLock();

    /** Written under {@link #starting}. */
    private volatile Flow flow = Flow.STOPPED;

    /** Whether anything was done with it; after that, its client id is fixed (section 6.1.2). */
    private volatile boolean used;

    /** Whether messages arrive. */
    private enum Flow {
        STOPPED,
        /** They do, for the listeners that run; none is called any more. */
        STOPPING,
        STARTED
    }

    /**
     * Opens a connection.
     *
     * @param environment the broker
     * @param request who connects
     * @throws BrokerException if the broker refuses; connection factories translate it
     */
    public SluiceConnection(ConnectionEnvironment environment, ConnectionRequest request) {
        this.environment = environment;
        this.pacing = new PacingTerms(environment.pacers(), environment.engine().clock(), environment.producers());
        this.notices = new ExceptionNotices(environment.executor());
        this.engine = environment.engine().connect(request, this::lost);
    }

    // ---------------------------------------------------------------- what sessions need of it

    @Override
    public final void ensureOpen() throws JMSException {
        lifecycle.ensureNotClosed();
    }

    @Override
    public final boolean isOpen() {
        return lifecycle.isOpen();
    }

    @Override
    public final boolean isStarted() {
        return flow != Flow.STOPPED;
    }

    @Override
    public final boolean callsListeners() {
        return flow == Flow.STARTED && lifecycle.isOpen();
    }

    @Override
    public final EngineConnection engine() {
        return engine;
    }

    @Override
    public final MessageFactory messages() {
        return environment.messages();
    }

    @Override
    public final Executor executor() {
        return environment.executor();
    }

    @Override
    public final BrokerClock clock() {
        return environment.engine().clock();
    }

    @Override
    public final PacingTerms pacing() {
        return pacing;
    }

    @Override
    public final void used() {
        used = true;
    }

    @Override
    public final void closed(SluiceSession session) {
        sessions.remove(session);
    }

    // ---------------------------------------------------------------- sessions

    @Override
    public Session createSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return open(new SluiceSession(this, mode(transacted, acknowledgeMode)));
    }

    @Override
    public final Session createSession(int sessionMode) throws JMSException {
        return createSession(sessionMode == Session.SESSION_TRANSACTED, sessionMode);
    }

    @Override
    public final Session createSession() throws JMSException {
        return createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    /**
     * Opens the session of the first context. Unlike opening one directly, it leaves the client id free to be set.
     *
     * @param sessionMode the acknowledge mode
     */
    public final SluiceSession openSession(int sessionMode) throws JMSException {
        ensureOpen();
        return open(new SluiceSession(this, SessionMode.of(sessionMode, engine)));
    }

    /** Returns the mode of a new session. A transacted one ignores the acknowledge mode; any other must not say transacted. */
    final SessionMode mode(boolean transacted, int acknowledgeMode) throws JMSException {
        ensureOpen();
        used = true;
        if (!transacted && acknowledgeMode == Session.SESSION_TRANSACTED) {
            throw new JMSException("The acknowledge mode SESSION_TRANSACTED (0) contradicts transacted=false;"
                    + " use createSession(Session.SESSION_TRANSACTED) for a transacted session.");
        }
        return SessionMode.of(transacted ? Session.SESSION_TRANSACTED : acknowledgeMode, engine);
    }

    final <S extends SluiceSession> S open(S session) throws JMSException {
        sessions.add(session);
        // Added first: whoever closes the connection either sees it, or is seen here.
        if (lifecycle.isClosed()) {
            session.shutDown();
            lifecycle.ensureNotClosed();
        }
        return session;
    }

    /** Returns the broker's part in global transactions, for an XA session. */
    final BranchManager branches() throws JMSException {
        ensureOpen();
        return JmsErrors.call(engine::branches);
    }

    // ---------------------------------------------------------------- identity and notices

    @Override
    public final @Nullable String getClientID() throws JMSException {
        ensureOpen();
        return engine.clientId();
    }

    @Override
    public final void setClientID(String clientID) throws JMSException {
        ensureOpen();
        if (engine.clientId() != null) {
            throw new IllegalStateException(
                    "The connection has the client id '" + engine.clientId() + "' already; it cannot get another.");
        }
        if (used) {
            throw new IllegalStateException(
                    "The client id must be set before anything else is done with the connection.");
        }
        if (clientID == null || clientID.isBlank()) {
            throw new InvalidClientIDException("A client id must not be empty.");
        }
        JmsErrors.run(() -> engine.setClientId(clientID));
    }

    @Override
    public final ConnectionMetaData getMetaData() throws JMSException {
        ensureOpen();
        return MetaData.INSTANCE;
    }

    @Override
    public final @Nullable ExceptionListener getExceptionListener() throws JMSException {
        ensureOpen();
        return notices.listener();
    }

    @Override
    public final void setExceptionListener(@Nullable ExceptionListener listener) throws JMSException {
        ensureOpen();
        notices.listener(listener);
    }

    // ---------------------------------------------------------------- start and stop

    @Override
    public final void start() throws JMSException {
        ensureOpen();
        used = true;
        starting.lock();
        try {
            flow = Flow.STARTED;
            for (SluiceSession session : sessions) {
                session.start();
            }
            for (SluiceConnectionConsumer consumer : connectionConsumers) {
                consumer.start();
            }
        } finally {
            starting.unlock();
        }
    }

    @Override
    public final void stop() throws JMSException {
        ensureOpen();
        ensureOutsideListeners("stop");
        used = true;
        beginToStop();
        sessions.forEach(SluiceSession::awaitListeners);
        endStopping();
    }

    private void beginToStop() {
        starting.lock();
        try {
            if (flow == Flow.STARTED) {
                flow = Flow.STOPPING;
            }
            connectionConsumers.forEach(SluiceConnectionConsumer::stop);
        } finally {
            starting.unlock();
        }
    }

    /** Stops all consumers, unless the connection was started again while listeners were waited for. */
    private void endStopping() {
        starting.lock();
        try {
            if (flow == Flow.STOPPING) {
                flow = Flow.STOPPED;
                sessions.forEach(SluiceSession::stop);
            }
        } finally {
            starting.unlock();
        }
    }

    private void ensureOutsideListeners(String operation) throws IllegalStateException {
        for (SluiceSession session : sessions) {
            if (session.isInOwnListener()) {
                throw new IllegalStateException("A listener must not " + operation
                        + " its own connection: that waits for the listener to end.");
            }
        }
    }

    private void ensureOutsideCompletions(String operation) throws IllegalStateException {
        for (SluiceSession session : sessions) {
            if (session.isInOwnCompletion()) {
                throw new IllegalStateException("A CompletionListener must not " + operation
                        + " its own connection: that waits for the listener to end.");
            }
        }
    }

    // ---------------------------------------------------------------- close

    @Override
    public final void close() throws JMSException {
        ensureOutsideListeners("close");
        ensureOutsideCompletions("close");
        shutDown();
    }

    private void shutDown() throws JMSException {
        if (lifecycle.beginClosing()) {
            try (CloseSteps steps = new CloseSteps()) {
                closeParts(steps);
                steps.run(engine::close);
            }
        }
    }

    private void closeParts(CloseSteps steps) {
        for (SluiceConnectionConsumer consumer : connectionConsumers) {
            steps.run(consumer::close);
        }
        // Spec 6.1.8: as long as a listener runs, it can use all of the connection, and not only its own session.
        steps.run(() -> sessions.forEach(SluiceSession::endWaits));
        steps.run(() -> sessions.forEach(SluiceSession::awaitListeners));
        lifecycle.closed();
        for (SluiceSession session : sessions) {
            steps.run(session::shutDown);
        }
    }

    /**
     * The broker has ended the connection, and closes its own side of it. The application learns of it, and closes a connection
     * that is closed. May come before the constructor has ended.
     */
    private void lost(BrokerException reason) {
        JMSException exception = JmsErrors.toJms(reason);
        if (lifecycle.beginClosing()) {
            try (CloseSteps steps = new CloseSteps()) {
                closeParts(steps);
            } catch (JMSException e) {
                exception.addSuppressed(e);
            }
        }
        notices.tell(exception);
    }

    // ---------------------------------------------------------------- connection consumers

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Destination destination, @Nullable String messageSelector, ServerSessionPool sessionPool, int maxMessages)
            throws JMSException {
        return consume(() -> ConsumerTerms.plain(destination, messageSelector, false), sessionPool, maxMessages);
    }

    @Override
    public ConnectionConsumer createSharedConnectionConsumer(
            Topic topic,
            String subscriptionName,
            @Nullable String messageSelector,
            ServerSessionPool sessionPool,
            int maxMessages)
            throws JMSException {
        return consume(
                () -> ConsumerTerms.named(SubscriptionKind.SHARED, topic, subscriptionName, messageSelector, false),
                sessionPool,
                maxMessages);
    }

    @Override
    public ConnectionConsumer createDurableConnectionConsumer(
            Topic topic,
            String subscriptionName,
            @Nullable String messageSelector,
            ServerSessionPool sessionPool,
            int maxMessages)
            throws JMSException {
        ensureOpen();
        ConsumerTerms.requireClientId(engine.clientId());
        return consume(
                () -> ConsumerTerms.named(SubscriptionKind.DURABLE, topic, subscriptionName, messageSelector, false),
                sessionPool,
                maxMessages);
    }

    @Override
    public ConnectionConsumer createSharedDurableConnectionConsumer(
            Topic topic,
            String subscriptionName,
            @Nullable String messageSelector,
            ServerSessionPool sessionPool,
            int maxMessages)
            throws JMSException {
        return consume(
                () -> ConsumerTerms.named(
                        SubscriptionKind.SHARED_DURABLE, topic, subscriptionName, messageSelector, false),
                sessionPool,
                maxMessages);
    }

    private ConnectionConsumer consume(
            JmsErrors.Call<ConsumerTerms> terms, @Nullable ServerSessionPool pool, int maxMessages)
            throws JMSException {
        ensureOpen();
        used = true;
        ServerSessions servers = new ServerSessions(this, pool, maxMessages);
        SluiceConnectionConsumer consumer =
                JmsErrors.call(() -> new SluiceConnectionConsumer(this, terms.call(), servers));
        connectionConsumers.add(consumer);
        // Added first: a connection that is started, stopped or closed meanwhile either sees it, or is seen here.
        boolean startedThen;
        do {
            startedThen = flow == Flow.STARTED;
            if (startedThen) {
                consumer.start();
            } else {
                consumer.stop();
            }
        } while (startedThen != (flow == Flow.STARTED));
        if (!lifecycle.isOpen()) {
            consumer.close();
        }
        return consumer;
    }

    /** Returns whether a session is one of its own, and open. */
    final boolean owns(SluiceSession session) {
        return sessions.contains(session);
    }

    /** A connection consumer was closed. */
    final void closed(SluiceConnectionConsumer consumer) {
        connectionConsumers.remove(consumer);
    }

    /** Tells the exception listener of what no caller has been told, while the connection goes on. */
    final void notice(JMSException exception) {
        if (notices.listener() == null) {
            log().log(
                            System.Logger.Level.WARNING,
                            "The connection has no exception listener that could be told.",
                            exception);
        } else {
            notices.tell(exception);
        }
    }

    @Override
    public final String toString() {
        return "connection " + engine.id();
    }

    /** Looked up when there is something to say: finding out who logs in this JVM is slow at start. */
    private static System.Logger log() {
        return System.getLogger("dev.sluice.connections");
    }
}
