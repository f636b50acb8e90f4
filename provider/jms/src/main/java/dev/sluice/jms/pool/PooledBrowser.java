package dev.sluice.jms.pool;

import java.util.Enumeration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;

import org.jspecify.annotations.Nullable;

/** A borrower's queue browser. Threads: that of its session; {@link #close()} from any. */
final class PooledBrowser implements QueueBrowser {
    private final PooledSession session;
    private final QueueBrowser physical;
    private final AtomicBoolean closed = new AtomicBoolean();

    PooledBrowser(PooledSession session, QueueBrowser physical) {
        this.session = session;
        this.physical = physical;
    }

    private void check() throws JMSException {
        session.gate().check();
        if (closed.get()) {
            throw new IllegalStateException("This browser was closed. Create another one.");
        }
    }

    @Override
    public Queue getQueue() throws JMSException {
        check();
        return session.use(physical::getQueue);
    }

    @Override
    public @Nullable String getMessageSelector() throws JMSException {
        check();
        return session.use(physical::getMessageSelector);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the standard declares it
    public Enumeration getEnumeration() throws JMSException {
        check();
        return session.use(physical::getEnumeration);
    }

    @Override
    public void close() throws JMSException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        session.gate().enterToClose();
        try {
            session.forget(this);
            physical.close();
        } catch (JMSException | RuntimeException e) {
            session.physical().spoil("a browser could not be closed: " + e);
            throw e;
        } finally {
            session.gate().exit();
        }
    }
}
