package dev.sluice.jms.pool;

import java.time.Duration;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import jakarta.jms.Connection;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;
import jakarta.jms.ServerSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * A ready-made pool of server sessions, with which a {@link jakarta.jms.ConnectionConsumer} processes the messages of one
 * destination on several threads at once (Jakarta Messaging 11.2):
 *
 * <pre>{@code
 * PooledServerSessionPool workers = PooledServerSessionPool.on(connection)
 *         .listener(message -> handle(message))
 *         .maxSessions(8)
 *         .transacted()
 *         .build();
 * ConnectionConsumer consumer = connection.createConnectionConsumer(queue, null, workers, 1);
 * connection.start();
 * ...
 * consumer.close();
 * workers.close();
 * connection.close();
 * }</pre>
 *
 * <p>A server session runs its session on the executor and then becomes free again. If its sessions are transacted, it
 * commits when no listener call of the run threw an exception, and rolls back when one did. A session whose run, commit or
 * rollback failed is closed and replaced; the {@linkplain Builder#exceptionListener exception listener} is told.
 *
 * <p>Some providers ask for a server session on the very thread that brings the answers to commits and acknowledgements.
 * There, waiting for a free session keeps the sessions from becoming free. With such a provider, let {@code maxSessions} be
 * no less than the number of messages that it sends ahead to the connection consumer.
 *
 * <p>Threads: any. Listeners run on the executor, as many at once as there are sessions.
 */
public final class PooledServerSessionPool implements ServerSessionPool, AutoCloseable {
    private static final long THREAD_IDLE_SECONDS = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition noneRunning = lock.newCondition();
    private final Connection connection;
    private final SessionKind kind;
    private final Function<? super Session, ? extends MessageListener> listeners;
    private final ExceptionListener exceptionListener;
    private final Executor executor;
    /** The executor if it is our own to shut down. */
    private final @Nullable ExecutorService ownExecutor;

    private final Permits permits;
    private final Deque<PooledServerSession> idle = new ConcurrentLinkedDeque<>();
    private final Set<PooledServerSession> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> runners = ConcurrentHashMap.newKeySet();

    @GuardedBy("lock")
    private int running;

    @GuardedBy("lock")
    private boolean closed;

    private PooledServerSessionPool(
            Builder options, Function<? super Session, ? extends MessageListener> listeners, Permits.Limit limit) {
        this.connection = options.connection;
        this.kind = options.kind;
        this.listeners = listeners;
        this.exceptionListener = options.exceptionListener;
        this.ownExecutor = options.executor == null ? threads(options.threadFactory) : null;
        this.executor = options.executor == null ? Objects.requireNonNull(ownExecutor) : options.executor;
        this.permits = new Permits(limit, new PoolCounters());
    }

    /** As many threads as there is work, and none when there has been none for a while. */
    private static ExecutorService threads(@Nullable ThreadFactory factory) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE, // the number of sessions limits it
                THREAD_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                factory == null ? daemons() : factory);
    }

    private static ThreadFactory daemons() {
        ThreadFactory plain = Executors.defaultThreadFactory();
        AtomicLong made = new AtomicLong();
        return task -> {
            Thread thread = plain.newThread(task);
            thread.setName("jms-server-session-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Begins to build a pool.
     *
     * @param connection where its sessions are made: the one the connection consumer is made on
     */
    public static Builder on(Connection connection) {
        return new Builder(Objects.requireNonNull(connection, "connection"));
    }

    /**
     * Returns a free server session; waits for one when all are taken. It is taken until its {@link ServerSession#start()}
     * has been called and the run is over.
     *
     * @throws jakarta.jms.ResourceAllocationException if none became free within the wait time-out
     * @throws IllegalStateException if the pool was closed, before or while waiting
     * @throws JMSException if a session cannot be made, or the thread is interrupted
     */
    @Override
    public ServerSession getServerSession() throws JMSException {
        permits.acquire();
        boolean lent = false;
        try {
            PooledServerSession free = idle.pollFirst();
            PooledServerSession session = free == null ? open() : free;
            session.lend();
            lent = true;
            return session;
        } finally {
            if (!lent) {
                permits.release();
            }
        }
    }

    private PooledServerSession open() throws JMSException {
        PooledServerSession session = new PooledServerSession(kind.open(connection), kind.transacted(), this);
        open.add(session);
        boolean ready = false;
        try {
            session.listen(listeners);
            refuseIfClosed();
            ready = true;
            return session;
        } finally {
            if (!ready) {
                discard(session);
            }
        }
    }

    private void refuseIfClosed() throws IllegalStateException {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The server session pool was closed.");
            }
        } finally {
            lock.unlock();
        }
    }

    private void discard(PooledServerSession session) {
        open.remove(session);
        session.close();
    }

    /** Runs a lent session on the executor. */
    void start(PooledServerSession session) throws JMSException {
        lock.lock();
        try {
            refuseIfClosed();
            running++;
        } finally {
            lock.unlock();
        }
        boolean accepted = false;
        try {
            executor.execute(() -> run(session));
            accepted = true;
        } catch (RuntimeException e) {
            throw Faults.withCause(
                    new JMSException("The executor refused to run a server session: " + e
                            + ". Its messages go back to the provider. Does the executor have enough threads?"),
                    e);
        } finally {
            if (!accepted) {
                finished(session, false);
            }
        }
    }

    private void run(PooledServerSession session) {
        Thread thread = Thread.currentThread();
        boolean outermost = runners.add(thread);
        boolean clean = false;
        try {
            clean = session.run();
        } finally {
            if (outermost) {
                runners.remove(thread);
            }
            finished(session, clean);
        }
    }

    /** A run is over: the session becomes free, or is closed when it is in doubt. */
    private void finished(PooledServerSession session, boolean clean) {
        try {
            if (clean) {
                session.becomeIdle();
                idle.addFirst(session);
            } else {
                discard(session);
            }
        } finally {
            permits.release();
            lock.lock();
            try {
                if (--running == 0) {
                    noneRunning.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** A run has failed and nobody else would hear of it. */
    void report(JMSException failure) {
        try {
            exceptionListener.onException(failure);
        } catch (RuntimeException e) {
            Faults.warn("The exception listener of a server session pool threw an exception of its own.", e);
        }
    }

    /**
     * Waits for the sessions that are running, and closes all. Close the connection consumer first, so that it asks for no
     * more. An executor that was given is left alone. Closing twice does nothing.
     *
     * @throws IllegalStateException in a listener that runs in this pool, because it would wait for itself
     */
    @Override
    public void close() throws JMSException {
        if (runners.contains(Thread.currentThread())) {
            throw new IllegalStateException("A message listener may not close the server session pool it runs in."
                    + " Do it on another thread.");
        }
        if (!shut()) {
            return;
        }
        permits.close();
        awaitNoneRunning();
        open.forEach(this::discard);
        if (ownExecutor != null) {
            ownExecutor.shutdown();
        }
    }

    private boolean shut() {
        lock.lock();
        try {
            boolean first = !closed;
            closed = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void awaitNoneRunning() {
        lock.lock();
        try {
            while (running > 0) {
                noneRunning.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Collects the options of a pool; they are checked when it is {@linkplain #build() built}. Not for several threads. */
    public static final class Builder {
        private static final int MOST_SESSIONS = 1_000_000;

        private final Connection connection;
        private SessionKind kind = SessionKind.of(Session.AUTO_ACKNOWLEDGE);
        private int maxSessions = 10;
        private Duration waitTimeout = Duration.ofSeconds(30);
        private @Nullable Function<? super Session, ? extends MessageListener> listeners;
        private @Nullable Executor executor;
        private @Nullable ThreadFactory threadFactory;
        private ExceptionListener exceptionListener =
                failure -> Faults.warn("A server session failed; another one takes its place.", failure);

        private Builder(Connection connection) {
            this.connection = connection;
        }

        /** The listener of all sessions, which must be safe for several threads. This or {@link #listeners} is required. */
        public Builder listener(MessageListener listener) {
            Objects.requireNonNull(listener, "listener");
            return listeners(session -> listener);
        }

        /**
         * Makes each session's listener, which gets the session to make messages and producers with. A listener made like this
         * is only ever called by one thread at a time.
         */
        public Builder listeners(Function<? super Session, ? extends MessageListener> maker) {
            listeners = Objects.requireNonNull(maker, "maker");
            return this;
        }

        /** Makes the sessions transacted: each run is one transaction. */
        public Builder transacted() {
            kind = SessionKind.of(Session.SESSION_TRANSACTED);
            return this;
        }

        /** Makes the sessions non-transacted, with a mode of {@link Session}. Default AUTO_ACKNOWLEDGE. */
        public Builder acknowledgeMode(int mode) {
            kind = SessionKind.of(false, mode);
            return this;
        }

        /** How many sessions there may be, from 1 to 1,000,000; that many listeners run at once. Default 10. */
        public Builder maxSessions(int sessions) {
            maxSessions = sessions;
            return this;
        }

        /**
         * How long {@link PooledServerSessionPool#getServerSession()} waits for a free one. Default 30 seconds; zero waits
         * without limit.
         */
        public Builder waitTimeout(Duration timeout) {
            waitTimeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /** Where sessions run. Default are daemon threads of the pool's own. In conflict with {@link #threadFactory}. */
        public Builder executor(Executor runner) {
            executor = Objects.requireNonNull(runner, "runner");
            return this;
        }

        /** What makes the pool's own threads. Default makes daemon threads called {@code jms-server-session-1} and so on. */
        public Builder threadFactory(ThreadFactory factory) {
            threadFactory = Objects.requireNonNull(factory, "factory");
            return this;
        }

        /**
         * Who is told when a run, a commit or a rollback has failed, on the thread of the run. Default is a warning in the log
         * {@code dev.sluice.jms.pool}.
         */
        public Builder exceptionListener(ExceptionListener listener) {
            exceptionListener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Makes the pool. Sessions are opened when they are needed.
         *
         * @throws IllegalArgumentException if an option is missing, out of range, or in conflict with another
         */
        public PooledServerSessionPool build() {
            PoolOptions.requireBetween("maxSessions", maxSessions, MOST_SESSIONS);
            PoolOptions.requireDuration("waitTimeout", waitTimeout);
            if (listeners == null) {
                throw new IllegalArgumentException(
                        "Nobody listens. Name a 'listener', or 'listeners' for one per session.");
            }
            if (executor != null && threadFactory != null) {
                throw new IllegalArgumentException(
                        "Both 'executor' and 'threadFactory' are given, but an executor has threads already. Leave out one.");
            }
            return new PooledServerSessionPool(
                    this,
                    listeners,
                    new Permits.Limit("server sessions", "maxSessions", maxSessions, true, waitTimeout));
        }
    }
}
