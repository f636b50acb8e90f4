package dev.sluice.tck.tests;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;
import jakarta.jms.ServerSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;

import dev.sluice.tck.Jms;

/**
 * An application server with a pool of sessions: who asks for one when there is none waits. Each session that is started runs
 * on a thread of its own, and goes back to the pool afterwards.
 *
 * <p>Threads: any.
 */
final class TestServer implements ServerSessionPool, AutoCloseable {
    /** What is in the pool when the server is closed. */
    private static final ServerSession END = new Served(null, null);

    private final BlockingQueue<ServerSession> pool = new LinkedBlockingQueue<>();
    private final List<Integer> runs = new CopyOnWriteArrayList<>();

    /** Opens a server without sessions. */
    static TestServer open(Jms jms) {
        return jms.closing(new TestServer());
    }

    /** Adds a session to the pool, and has its messages go to a listener. */
    TestServer with(Session session, MessageListener listener) throws JMSException {
        AtomicInteger given = new AtomicInteger();
        session.setMessageListener(message -> {
            given.incrementAndGet();
            listener.onMessage(message);
        });
        pool.add(new Served(session, self -> run(self, given)));
        return this;
    }

    private void run(Served served, AtomicInteger given) {
        given.set(0);
        served.session.run();
        runs.add(given.get());
        pool.add(served);
    }

    /** Returns how many messages each run of a session has processed so far. */
    List<Integer> runs() {
        return runs;
    }

    @Override
    public ServerSession getServerSession() throws JMSException {
        try {
            ServerSession next = pool.take();
            if (next == END) {
                pool.add(END);
                throw new JMSException("The server has shut down.");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JMSException("The server is shutting down.");
        }
    }

    /** Lets nobody wait any longer. */
    @Override
    public void close() {
        pool.clear();
        pool.add(END);
    }

    /** What becomes of a session that is started. */
    private interface Run {
        void of(Served served);
    }

    private record Served(Session session, Run run) implements ServerSession {
        @Override
        public Session getSession() {
            return session;
        }

        @Override
        public void start() {
            Thread thread = new Thread(() -> run.of(this), "tck-server");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
