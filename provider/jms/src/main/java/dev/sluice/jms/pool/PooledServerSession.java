package dev.sluice.jms.pool;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.ServerSession;
import jakarta.jms.Session;

import org.jspecify.annotations.Nullable;

/**
 * One session of a {@link PooledServerSessionPool}: idle, lent to the connection consumer who loads messages into it,
 * running, and idle again.
 *
 * <p>Threads: any; the phases see to it that one at a time uses the session.
 */
final class PooledServerSession implements ServerSession {
    private enum Phase {
        IDLE,
        LENT,
        RUNNING,
        CLOSED
    }

    private final Session session;
    private final boolean transacted;
    private final PooledServerSessionPool pool;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
    /** What a listener call of the present run has thrown. */
    private volatile @Nullable Throwable listenerFailure;

    PooledServerSession(Session session, boolean transacted, PooledServerSessionPool pool) {
        this.session = session;
        this.transacted = transacted;
        this.pool = pool;
    }

    /** Sets the listener of the session, and learns from then on when it throws. */
    void listen(Function<? super Session, ? extends MessageListener> listeners) throws JMSException {
        MessageListener listener = listeners.apply(session);
        session.setMessageListener(message -> watched(listener, message));
    }

    private void watched(MessageListener listener, Message message) {
        try {
            listener.onMessage(message);
        } catch (RuntimeException | Error e) {
            listenerFailure = e;
            throw e;
        }
    }

    @Override
    public Session getSession() {
        return session;
    }

    @Override
    public void start() throws JMSException {
        if (!phase.compareAndSet(Phase.LENT, Phase.RUNNING)) {
            throw new IllegalStateException(
                    "A server session can be started once after it was got from its pool; it is " + phase.get()
                            + ". Get another one.");
        }
        pool.start(this);
    }

    void lend() {
        phase.compareAndSet(Phase.IDLE, Phase.LENT);
    }

    void becomeIdle() {
        phase.compareAndSet(Phase.RUNNING, Phase.IDLE);
    }

    /** Has the session process what was loaded into it; true when it may be used again. */
    boolean run() {
        listenerFailure = null;
        try {
            session.run();
            settle();
            return true;
        } catch (JMSException e) {
            pool.report(e);
        } catch (RuntimeException e) {
            pool.report(Faults.withCause(new JMSException("A server session failed: " + e), e));
        }
        return false;
    }

    private void settle() throws JMSException {
        if (!transacted) {
            return;
        }
        if (listenerFailure == null) {
            session.commit();
        } else {
            session.rollback();
        }
    }

    void close() {
        if (phase.getAndSet(Phase.CLOSED) != Phase.CLOSED) {
            Faults.quietly("close a server session", session::close);
        }
    }
}
