package dev.sluice.jms.pool;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageProducer;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.context.SendSettings;

/**
 * A borrower's producer: a destination and settings of its own on a physical producer that it usually shares with those
 * who borrow the session before, beside and after it.
 *
 * <p>Threads: that of its session; {@link #close()} from any.
 */
class PooledProducer implements MessageProducer {
    private final PooledSession session;
    private final @Nullable Destination destination;
    private final PhysicalProducer physical;
    private final boolean shared;
    private final OutstandingSends outstanding = new OutstandingSends();
    private final AtomicBoolean closed = new AtomicBoolean();
    private SendSettings options;

    PooledProducer(
            PooledSession session, @Nullable Destination destination, PhysicalProducer physical, boolean shared) {
        this.session = session;
        this.destination = destination;
        this.physical = physical;
        this.shared = shared;
        this.options = physical.defaults();
    }

    /** The settings a new producer of this provider has. */
    final SendSettings defaults() {
        return physical.defaults();
    }

    private SendSettings options() throws JMSException {
        check();
        return options;
    }

    final void check() throws JMSException {
        session.gate().check();
        if (closed.get()) {
            throw new IllegalStateException("This producer was closed. Create another one.");
        }
    }

    @Override
    public final void setDisableMessageID(boolean value) throws JMSException {
        options = options().withMessageIdDisabled(value);
    }

    @Override
    public final boolean getDisableMessageID() throws JMSException {
        return options().messageIdDisabled();
    }

    @Override
    public final void setDisableMessageTimestamp(boolean value) throws JMSException {
        options = options().withTimestampDisabled(value);
    }

    @Override
    public final boolean getDisableMessageTimestamp() throws JMSException {
        return options().timestampDisabled();
    }

    @Override
    public final void setDeliveryMode(int deliveryMode) throws JMSException {
        options = options().withDeliveryMode(deliveryMode);
    }

    @Override
    public final int getDeliveryMode() throws JMSException {
        return options().deliveryMode();
    }

    @Override
    public final void setPriority(int priority) throws JMSException {
        options = options().withPriority(priority);
    }

    @Override
    public final int getPriority() throws JMSException {
        return options().priority();
    }

    @Override
    public final void setTimeToLive(long timeToLive) throws JMSException {
        options = options().withTimeToLive(timeToLive);
    }

    @Override
    public final long getTimeToLive() throws JMSException {
        return options().timeToLive();
    }

    @Override
    public final void setDeliveryDelay(long deliveryDelay) throws JMSException {
        options = options().withDeliveryDelay(deliveryDelay);
    }

    @Override
    public final long getDeliveryDelay() throws JMSException {
        return options().deliveryDelay();
    }

    @Override
    public final @Nullable Destination getDestination() throws JMSException {
        check();
        return destination;
    }

    @Override
    public final void send(Message message) throws JMSException {
        send(own(), message, options());
    }

    @Override
    public final void send(Message message, int deliveryMode, int priority, long timeToLive) throws JMSException {
        send(own(), message, options(deliveryMode, priority, timeToLive));
    }

    @Override
    public final void send(Destination to, Message message) throws JMSException {
        send(given(to), message, options());
    }

    @Override
    public final void send(Destination to, Message message, int deliveryMode, int priority, long timeToLive)
            throws JMSException {
        send(given(to), message, options(deliveryMode, priority, timeToLive));
    }

    @Override
    public final void send(Message message, CompletionListener listener) throws JMSException {
        send(own(), message, options(), listener);
    }

    @Override
    public final void send(
            Message message, int deliveryMode, int priority, long timeToLive, CompletionListener listener)
            throws JMSException {
        send(own(), message, options(deliveryMode, priority, timeToLive), listener);
    }

    @Override
    public final void send(Destination to, Message message, CompletionListener listener) throws JMSException {
        send(given(to), message, options(), listener);
    }

    @Override
    public final void send(
            Destination to,
            Message message,
            int deliveryMode,
            int priority,
            long timeToLive,
            CompletionListener listener)
            throws JMSException {
        send(given(to), message, options(deliveryMode, priority, timeToLive), listener);
    }

    private SendSettings options(int deliveryMode, int priority, long timeToLive) throws JMSException {
        return options().withDeliveryMode(deliveryMode).withPriority(priority).withTimeToLive(timeToLive);
    }

    /** The destination of a send call that names none. */
    private Destination own() throws JMSException {
        check();
        if (destination == null) {
            throw new UnsupportedOperationException(
                    "This producer was created without a destination. Name one in the send call.");
        }
        return destination;
    }

    /** The destination of a send call that names one. */
    private Destination given(@Nullable Destination to) throws JMSException {
        check();
        if (to == null) {
            throw new InvalidDestinationException("The destination is null. Name where to send to.");
        }
        if (destination != null) {
            throw new UnsupportedOperationException("This producer sends to " + destination
                    + " alone. Leave the destination out of the send call, or create a producer without one.");
        }
        return to;
    }

    /** Sends with these settings and not with the producer's own. */
    final void send(Destination to, @Nullable Message message, SendSettings with) throws JMSException {
        Message checked = required(message);
        session.act(() -> physical.send(to, checked, with));
    }

    /** Sends with these settings, asynchronously. */
    final void send(Destination to, @Nullable Message message, SendSettings with, @Nullable CompletionListener listener)
            throws JMSException {
        Message checked = required(message);
        if (listener == null) {
            throw new IllegalArgumentException("The completion listener is null. Use a send call without one.");
        }
        outstanding.begin();
        boolean accepted = false;
        try {
            session.act(() -> physical.send(to, checked, with, new Completion(listener)));
            accepted = true;
        } finally {
            if (!accepted) {
                // Jakarta Messaging 7.3.2: a send call that throws has no callback.
                outstanding.end();
            }
        }
    }

    private static Message required(@Nullable Message message) throws MessageFormatException {
        if (message == null) {
            throw new MessageFormatException("The message is null. Create one with the session.");
        }
        return message;
    }

    /** Closes this producer, after its asynchronous sends have called back. */
    @Override
    public final void close() throws JMSException {
        session.gate().refuseInside(Set.of(Gate.Role.COMPLETION_LISTENER), "close a producer of");
        boolean first = closed.compareAndSet(false, true);
        outstanding.awaitNone();
        if (first) {
            session.forget(this);
            closePhysical();
        }
    }

    private void closePhysical() throws JMSException {
        if (shared) {
            return;
        }
        session.gate().enterToClose();
        try {
            physical.close();
        } catch (JMSException | RuntimeException e) {
            session.physical().spoil("a producer could not be closed: " + e);
            throw e;
        } finally {
            session.gate().exit();
        }
    }

    /** The application's listener, counted and known to run inside the session. */
    private final class Completion implements CompletionListener {
        private final CompletionListener listener;

        Completion(CompletionListener listener) {
            this.listener = listener;
        }

        @Override
        public void onCompletion(Message message) {
            complete(() -> listener.onCompletion(message));
        }

        @Override
        public void onException(Message message, Exception exception) {
            session.physical().judge(exception);
            complete(() -> listener.onException(message, exception));
        }

        private void complete(Runnable callback) {
            try {
                session.gate().runListener(Gate.Role.COMPLETION_LISTENER, callback);
            } finally {
                outstanding.end();
            }
        }
    }
}
