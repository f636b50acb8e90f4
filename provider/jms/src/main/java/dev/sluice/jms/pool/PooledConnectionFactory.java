package dev.sluice.jms.pool;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicConnectionFactory;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.error.JmsErrors;

/**
 * A connection factory that keeps connections, sessions and producers of another one open between uses, for applications
 * that open and close all three for each message. Such an application pays for opening once, and needs no change but this
 * line:
 *
 * <pre>{@code
 * ConnectionFactory pooled = PooledConnectionFactory.around(factory).maxConnections(4).build();
 *
 * try (Connection connection = pooled.createConnection();
 *         Session session = connection.createSession();
 *         MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
 *     producer.send(session.createTextMessage("one"));
 * }                                              // all three go back to the pool
 * }</pre>
 *
 * <p>An application that opens its connection once does not need it.
 *
 * <h2>What is shared and what is not</h2>
 *
 * <p>Several borrowers share a physical connection; a session belongs to one at a time. What a borrower closes is closed
 * for good as far as he can see: every further call throws {@link jakarta.jms.IllegalStateException}, and closing again does
 * nothing. Closing a connection gives its sessions back, and deletes the temporary destinations made through it.
 *
 * <p>A session goes back only clean. Its consumers and browsers are closed; a transaction is rolled back; asynchronous sends
 * are waited for. It is closed physically, and never lent again, when that fails, when the provider threw something that
 * leaves its state in doubt, when a message was received in a mode that may leave it unacknowledged (all but
 * AUTO_ACKNOWLEDGE and transacted), when a message listener was set on the session itself, when another thread was using it
 * while it was closed, and when its connection has failed.
 *
 * <p>A connection whose provider reports a failure gets no new borrowers. The {@link jakarta.jms.ExceptionListener} of every
 * present borrower is told, and the connection is closed when the last of them has left, because a provider may still
 * recover it.
 *
 * <h2>Limits of sharing</h2>
 *
 * <ul>
 *   <li>A client id belongs to one connection, so {@link Connection#setClientID}, as the first thing done on a connection,
 *       gives the borrower a physical connection to himself. It counts among {@code maxConnections} and is closed with him.
 *   <li>A shared physical connection keeps running once a borrower has started it. Receive calls and message listeners of a
 *       borrower still wait for his own start. {@link Connection#stop} ends his receive calls' supply and never that of
 *       others, and does not wait for a receive call that is under way; his message listeners that have been started go on.
 *       A borrower with a client id can stop everything.
 *   <li>The {@code noLocal} of a consumer is about the physical connection: the messages of all its borrowers are local.
 *   <li>With anonymous producers, a destination the provider does not accept is refused by the first send and not by
 *       {@code createProducer}.
 *   <li>A {@link jakarta.jms.JMSConsumer} keeps a message whose body did not fit {@code receiveBody} in the automatic modes
 *       for the next call; closing the consumer instead loses the message.
 *   <li>XA is not pooled here: an {@link jakarta.jms.XAConnectionFactory} belongs to a transaction manager, which has a pool
 *       that knows the transactions.
 * </ul>
 *
 * <h2>Threads</h2>
 *
 * <p>The factory, its connections and statistics may be used by any thread; sessions and what they make by one at a time, but
 * closed by any. The pool has no thread of its own: what has been idle or open for too long is closed by the next borrower
 * who comes by, or by {@link #evict()}.
 */
public final class PooledConnectionFactory
        implements ConnectionFactory, QueueConnectionFactory, TopicConnectionFactory, AutoCloseable {
    private final ConnectionFactory factory;
    private final ConnectionPool pool;

    private PooledConnectionFactory(ConnectionFactory factory, PoolOptions options) {
        this.factory = factory;
        this.pool = new ConnectionPool(factory, options);
    }

    /**
     * Begins to build a pool.
     *
     * @param factory where physical connections come from, of whatever provider; not a pool itself
     * @throws IllegalArgumentException if the factory is a pool already
     */
    public static Builder around(ConnectionFactory factory) {
        if (factory instanceof PooledConnectionFactory) {
            throw new IllegalArgumentException("The factory is a PooledConnectionFactory already. Use it as it is.");
        }
        return new Builder(Objects.requireNonNull(factory, "factory"));
    }

    /**
     * Lends a connection of the underlying factory's own user.
     *
     * @throws jakarta.jms.ResourceAllocationException if {@code maxConnections} are taken by borrowers with client ids, and
     *     none of them leaves within {@code waitTimeout}
     * @throws jakarta.jms.IllegalStateException if this factory was closed
     * @throws JMSException if the provider fails to connect, or the thread is interrupted while it waits
     */
    @Override
    public Connection createConnection() throws JMSException {
        return lend(Credentials.OF_THE_FACTORY, PooledConnection::new);
    }

    /**
     * Lends a connection of a user. Connections are kept apart by user and password, so the provider sees each pair before
     * anybody gets a connection for it; {@code maxConnections} is per pair.
     *
     * @throws jakarta.jms.JMSSecurityException if the provider refuses user or password
     * @throws JMSException as in {@link #createConnection()}
     */
    @Override
    public Connection createConnection(@Nullable String userName, @Nullable String password) throws JMSException {
        return lend(Credentials.of(userName, password), PooledConnection::new);
    }

    /** As {@link #createConnection()}, for the queue-only interfaces. */
    @Override
    public QueueConnection createQueueConnection() throws JMSException {
        return lend(Credentials.OF_THE_FACTORY, PooledQueueConnection::new);
    }

    /** As {@link #createConnection(String, String)}, for the queue-only interfaces. */
    @Override
    public QueueConnection createQueueConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return lend(Credentials.of(userName, password), PooledQueueConnection::new);
    }

    /** As {@link #createConnection()}, for the topic-only interfaces. */
    @Override
    public TopicConnection createTopicConnection() throws JMSException {
        return lend(Credentials.OF_THE_FACTORY, PooledTopicConnection::new);
    }

    /** As {@link #createConnection(String, String)}, for the topic-only interfaces. */
    @Override
    public TopicConnection createTopicConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return lend(Credentials.of(userName, password), PooledTopicConnection::new);
    }

    /**
     * Lends a connection and an AUTO_ACKNOWLEDGE session as one.
     *
     * @throws jakarta.jms.JMSRuntimeException the unchecked twin of what {@link #createConnection()} and
     *     {@link Connection#createSession(int)} throw
     */
    @Override
    public JMSContext createContext() {
        return createContext(JMSContext.AUTO_ACKNOWLEDGE);
    }

    /** As {@link #createContext()}, with a session mode. */
    @Override
    public JMSContext createContext(int sessionMode) {
        return open(Credentials.OF_THE_FACTORY, sessionMode);
    }

    /** As {@link #createContext()}, for a user. */
    @Override
    public JMSContext createContext(@Nullable String userName, @Nullable String password) {
        return createContext(userName, password, JMSContext.AUTO_ACKNOWLEDGE);
    }

    /** As {@link #createContext()}, for a user and with a session mode. */
    @Override
    public JMSContext createContext(@Nullable String userName, @Nullable String password, int sessionMode) {
        return open(Credentials.of(userName, password), sessionMode);
    }

    private JMSContext open(Credentials who, int sessionMode) {
        return JmsErrors.callUnchecked(() -> PooledContext.open(lend(who, PooledConnection::new), sessionMode));
    }

    /** Dresses a physical connection for the borrower. */
    private interface Wrapping<C extends PooledConnection> {
        C around(ConnectionPool pool, PhysicalConnection connection);
    }

    private <C extends PooledConnection> C lend(Credentials who, Wrapping<C> wrapping) throws JMSException {
        return wrapping.around(pool, pool.lease(who));
    }

    /** Returns what the pool holds now and has done so far. */
    public PoolStatistics statistics() {
        return pool.statistics();
    }

    /**
     * Closes connections and sessions that have been idle or open for longer than the options allow. Borrowers do the same
     * for connections when they come by, so this is for an application that is silent for long and would rather not keep
     * connections meanwhile; it calls this from a scheduler of its own. Harmless at any time; it blocks for as long as the
     * provider takes to close things.
     */
    public void evict() {
        pool.evict();
    }

    /**
     * Closes all physical connections, those of present borrowers included, and lends no more. Threads that wait for a
     * session or connection get {@link jakarta.jms.IllegalStateException}. Closing twice does nothing.
     */
    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return "PooledConnectionFactory around " + factory + " with " + pool.options();
    }

    /**
     * Collects the options of a pool. They are checked when it is {@linkplain #build() built}, and cannot be changed
     * afterwards. A builder may be used again; it is not safe for several threads.
     *
     * <p>Durations: zero means no limit, and negative ones are refused.
     */
    public static final class Builder {
        private static final Duration DEFAULT_WAIT = Duration.ofSeconds(30);

        private final ConnectionFactory factory;
        private int maxConnections = 1;
        private int maxSessionsPerConnection = 500;
        private boolean blockWhenExhausted = true;
        private @Nullable Duration waitTimeout;
        private Duration connectionIdleTimeout = Duration.ofSeconds(30);
        private Duration connectionLifetime = Duration.ZERO;
        private Duration sessionIdleTimeout = Duration.ZERO;
        private boolean useAnonymousProducers = true;
        private InstantSource clock = InstantSource.system();

        private Builder(ConnectionFactory factory) {
            this.factory = factory;
        }

        /**
         * How many physical connections each user may have, from 1 to 1,000,000. Default 1. A borrower gets one that nobody
         * has, else a new one, else shares the one with the fewest borrowers. More than one is worth it when a single
         * connection is the bottleneck. Connections that have failed or grown too old are not counted, though they stay open
         * until their last borrowers leave.
         */
        public Builder maxConnections(int connections) {
            maxConnections = connections;
            return this;
        }

        /** How many sessions of one physical connection may be lent at once, from 1 to 1,000,000. Default 500. */
        public Builder maxSessionsPerConnection(int sessions) {
            maxSessionsPerConnection = sessions;
            return this;
        }

        /**
         * Whether a borrower waits when the limit is reached. Default true. Otherwise he gets
         * {@link jakarta.jms.ResourceAllocationException} at once.
         */
        public Builder blockWhenExhausted(boolean block) {
            blockWhenExhausted = block;
            return this;
        }

        /**
         * How long he waits at most before he gets {@link jakarta.jms.ResourceAllocationException}. Default 30 seconds. In
         * conflict with {@code blockWhenExhausted(false)}.
         */
        public Builder waitTimeout(Duration timeout) {
            waitTimeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /** How long a physical connection stays open that nobody has borrowed. Default 30 seconds. */
        public Builder connectionIdleTimeout(Duration timeout) {
            connectionIdleTimeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * How old a physical connection may get. Default zero: as old as it may. An older one gets no new borrowers, and is
         * closed when the present ones have left. Useful where connections should move to new servers after a while.
         */
        public Builder connectionLifetime(Duration lifetime) {
            connectionLifetime = Objects.requireNonNull(lifetime, "lifetime");
            return this;
        }

        /** How long a physical session stays open that nobody has borrowed. Default zero: as long as its connection. */
        public Builder sessionIdleTimeout(Duration timeout) {
            sessionIdleTimeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * Whether all producers of a session send through one physical producer that has no destination of its own. Default
         * true, which makes creating one free. Otherwise each is a physical producer that is opened and closed with it: for
         * providers where a producer without a destination is slow, or not allowed.
         */
        public Builder useAnonymousProducers(boolean anonymous) {
            useAnonymousProducers = anonymous;
            return this;
        }

        /** Where ages and idle times are read. Default the system's clock. Waiting takes real time in any case. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Makes the pool. Nothing is opened before the first borrower comes.
         *
         * @throws IllegalArgumentException if an option is out of range, or in conflict with another
         */
        public PooledConnectionFactory build() {
            if (!blockWhenExhausted && waitTimeout != null) {
                throw new IllegalArgumentException("'waitTimeout' is " + waitTimeout
                        + ", but 'blockWhenExhausted' is false, so nobody waits. Leave out one of the two.");
            }
            PoolOptions options = new PoolOptions(
                    maxConnections,
                    maxSessionsPerConnection,
                    blockWhenExhausted,
                    waitTimeout == null ? DEFAULT_WAIT : waitTimeout,
                    connectionIdleTimeout,
                    connectionLifetime,
                    sessionIdleTimeout,
                    useAnonymousProducers,
                    clock);
            return new PooledConnectionFactory(factory, options);
        }
    }
}
