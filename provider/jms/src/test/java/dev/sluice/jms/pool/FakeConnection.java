package dev.sluice.jms.pool;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ServerSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;

/** The inside of a connection. */
final class FakeConnection extends FakePart {
    final String user;
    /** The sessions made on it. */
    final List<FakeSession> own = new CopyOnWriteArrayList<>();

    final List<ServerSessionPool> serverSessionPools = new CopyOnWriteArrayList<>();
    volatile boolean started;
    volatile String clientId;
    private volatile ExceptionListener exceptionListener;

    FakeConnection(FakeProvider provider, int number, String user) {
        super(provider, "connection", number);
        this.user = user;
    }

    /** Reports a failure to the exception listener, if there is one yet. */
    void report(JMSException failure) {
        ExceptionListener listener = exceptionListener;
        if (listener != null) {
            listener.onException(failure);
        }
    }

    void setExceptionListener(ExceptionListener listener) {
        exceptionListener = listener;
    }

    String getClientID() {
        return clientId;
    }

    void setClientID(String id) {
        clientId = id;
    }

    Session createSession(boolean transacted, int mode) {
        provider.lock.lock();
        try {
            FakeSession session = new FakeSession(this, provider.sessions.size() + 1, transacted, mode);
            provider.sessions.add(session);
            own.add(session);
            return Fake.object(Session.class, session);
        } finally {
            provider.lock.unlock();
        }
    }

    ConnectionConsumer createConnectionConsumer(
            Destination destination, String selector, ServerSessionPool pool, int most) {
        if (destination.toString().equals("none")) {
            return null; // as some providers do
        }
        serverSessionPools.add(pool);
        return Fake.object(ConnectionConsumer.class, new Consumer(provider, serverSessionPools.size()));
    }

    /** Does what a connection consumer does: has a server session process some messages. */
    void process(Message... messages) throws JMSException {
        ServerSession serverSession = serverSessionPools.get(0).getServerSession();
        // Like a real provider, it can do this only with a session of its own.
        FakeSession bare = (FakeSession) Proxy.getInvocationHandler(serverSession.getSession());
        bare.load(messages);
        serverSession.start();
    }

    void start() {
        started = true;
        provider.signal();
    }

    void stop() {
        started = false;
    }

    void close() {
        open = false;
        started = false;
        own.forEach(FakeSession::close);
        provider.signal();
    }

    static final class Consumer extends FakePart {
        Consumer(FakeProvider provider, int number) {
            super(provider, "connectionConsumer", number);
        }

        void close() {
            open = false;
        }
    }
}
