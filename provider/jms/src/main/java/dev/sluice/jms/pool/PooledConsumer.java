package dev.sluice.jms.pool;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;

import org.jspecify.annotations.Nullable;

/**
 * A borrower's consumer. The physical connection may be running for others before the borrower has started his, so
 * receive calls wait for the start, and a listener is handed to the provider only then.
 *
 * <p>Threads: that of its session, {@link #attachListener()} also the one that starts the connection; {@link #close()}
 * from any, its own listener included (Jakarta Messaging 8.8).
 */
class PooledConsumer implements MessageConsumer {
    private final PooledSession session;
    private final MessageConsumer physical;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean attached = new AtomicBoolean();
    private volatile @Nullable MessageListener listener;

    PooledConsumer(PooledSession session, MessageConsumer physical) {
        this.session = session;
        this.physical = physical;
    }

    final void check() throws JMSException {
        session.gate().check();
        if (closed.get()) {
            throw new IllegalStateException("This consumer was closed. Create another one.");
        }
    }

    @Override
    public final @Nullable String getMessageSelector() throws JMSException {
        check();
        return session.use(physical::getMessageSelector);
    }

    @Override
    public final @Nullable MessageListener getMessageListener() throws JMSException {
        check();
        return listener;
    }

    @Override
    public final void setMessageListener(@Nullable MessageListener newListener) throws JMSException {
        check();
        listener = newListener;
        if (newListener == null) {
            detachListener();
        } else if (session.connection().started().isOn()) {
            attachListener();
        }
    }

    /** Hands the listener, if there is one, to the provider; once, whoever comes first. */
    final void attachListener() throws JMSException {
        if (listener != null && attached.compareAndSet(false, true)) {
            session.physical().consumed();
            session.act(() -> physical.setMessageListener(session.guarded(this::deliver)));
        }
    }

    private void detachListener() throws JMSException {
        if (attached.compareAndSet(true, false)) {
            session.act(() -> physical.setMessageListener(null));
        }
    }

    private void deliver(Message message) {
        MessageListener current = listener;
        if (current == null) {
            throw new java.lang.IllegalStateException(
                    "The message listener was unset while a message was on its way to it; the provider keeps the message.");
        }
        current.onMessage(message);
    }

    @Override
    public final @Nullable Message receive() throws JMSException {
        return receive(0);
    }

    @Override
    public final @Nullable Message receive(long timeoutMillis) throws JMSException {
        return receiving(() -> {
            long left = session.connection().started().await(timeoutMillis, closed::get);
            return left == StartSignal.NOT_STARTED ? null : physical.receive(left);
        });
    }

    @Override
    public final @Nullable Message receiveNoWait() throws JMSException {
        return receiving(() -> session.connection().started().isOn() ? physical.receiveNoWait() : null);
    }

    private interface Reception {
        @Nullable
        Message run() throws JMSException;
    }

    private @Nullable Message receiving(Reception reception) throws JMSException {
        check();
        session.gate().enter();
        try {
            Message message = reception.run();
            if (message != null) {
                session.physical().consumed();
            }
            return message;
        } catch (JMSException | RuntimeException e) {
            session.physical().judge(e);
            throw e;
        } finally {
            session.gate().exit();
        }
    }

    @Override
    public final void close() throws JMSException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        session.connection().started().wake();
        session.gate().enterToClose();
        try {
            session.forget(this);
            physical.close();
        } catch (JMSException | RuntimeException e) {
            session.physical().spoil("a consumer could not be closed: " + e);
            throw e;
        } finally {
            session.gate().exit();
        }
    }
}
