package dev.sluice.jms.connectionconsumer;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.ServerSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;

/**
 * What an application server brings: a pool of server sessions, which waits when there is none, and threads to run their
 * sessions on. What the sessions are given is recorded.
 */
final class TestServer implements ServerSessionPool, AutoCloseable {
    private final BlockingQueue<ServerSession> free = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What all sessions were given, in order. */
    final List<String> received = new CopyOnWriteArrayList<>();
    /** How many messages each run of a session was given. */
    final List<Integer> runs = new CopyOnWriteArrayList<>();

    final AtomicInteger waiting = new AtomicInteger();

    /** Adds a session to the pool that does nothing but record. */
    TestServer with(Session session) throws JMSException {
        return with(session, message -> {});
    }

    /** Adds a session to the pool. */
    TestServer with(Session session, MessageListener listener) throws JMSException {
        return with(session, listener, session);
    }

    /** Adds a session to the pool whose runs the server does something about. */
    TestServer with(Session session, MessageListener listener, Runnable run) throws JMSException {
        AtomicInteger given = new AtomicInteger();
        session.setMessageListener(message -> {
            given.incrementAndGet();
            received.add(text(message));
            listener.onMessage(message);
        });
        free.add(new Served(session, () -> {
            given.set(0);
            run.run();
            runs.add(given.get());
        }));
        return this;
    }

    static String text(Message message) {
        try {
            return message.getBody(String.class);
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public ServerSession getServerSession() throws JMSException {
        waiting.incrementAndGet();
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw new JMSException("The server is shutting down.");
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Returns how many server sessions are in the pool. */
    int free() {
        return free.size();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Served implements ServerSession {
        private final Session session;
        private final Runnable run;

        Served(Session session, Runnable run) {
            this.session = session;
            this.run = run;
        }

        @Override
        public Session getSession() {
            return session;
        }

        @Override
        public void start() {
            threads.execute(() -> {
                run.run();
                free.add(this);
            });
        }
    }
}
