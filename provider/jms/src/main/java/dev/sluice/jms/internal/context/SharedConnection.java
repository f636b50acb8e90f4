package dev.sluice.jms.internal.context;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

/**
 * A connection that several contexts share; the last one to go closes it (Jakarta Messaging 3.1, section 6.1.8).
 *
 * <p>Threads: any.
 */
public class SharedConnection {
    private final Connection connection;
    private final SessionOpening first;
    private final AtomicInteger contexts = new AtomicInteger();

    /** Opens the session of the first context. */
    @FunctionalInterface
    public interface SessionOpening {
        /**
         * Opens it.
         *
         * @param sessionMode the acknowledge mode, or {@link jakarta.jms.JMSContext#SESSION_TRANSACTED}
         */
        Session open(int sessionMode) throws JMSException;
    }

    /**
     * Takes a connection, which nobody else closes from now on.
     *
     * @param connection the connection
     * @param first opens the first session of it, such that the client id may still be set
     */
    public SharedConnection(Connection connection, SessionOpening first) {
        this.connection = connection;
        this.first = first;
    }

    /**
     * Opens the first context; if that fails, the connection is closed.
     *
     * @param sessionMode the acknowledge mode, or {@link jakarta.jms.JMSContext#SESSION_TRANSACTED}
     */
    public ClassicContext openFirst(int sessionMode) throws JMSException {
        try {
            return opened(first.open(sessionMode));
        } catch (JMSException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Opens another context; the client id is fixed from then on (section 6.1.2). */
    final ClassicContext openAnother(int sessionMode) throws JMSException {
        return opened(openSession(sessionMode));
    }

    private ClassicContext opened(Session session) {
        ClassicContext context = newContext(session);
        contexts.incrementAndGet();
        return context;
    }

    /** Opens the session of another context. */
    protected Session openSession(int sessionMode) throws JMSException {
        return connection.createSession(sessionMode);
    }

    /** Returns a context of this connection on a session of its own. */
    protected ClassicContext newContext(Session session) {
        return new ClassicContext(this, session);
    }

    Connection connection() {
        return connection;
    }

    void contextClosed() throws JMSException {
        if (contexts.decrementAndGet() == 0) {
            connection.close();
        }
    }
}
