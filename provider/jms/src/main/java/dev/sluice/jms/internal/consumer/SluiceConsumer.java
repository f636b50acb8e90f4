package dev.sluice.jms.internal.consumer;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageListener;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.Receiver;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.time.Patience;
import dev.sluice.jms.destination.SluiceDestination;
import dev.sluice.jms.internal.error.JmsErrors;
import dev.sluice.jms.internal.lifecycle.Lifecycle;
import dev.sluice.jms.internal.lifecycle.Turnstile;
import dev.sluice.jms.internal.message.MessageFactory;
import dev.sluice.jms.internal.message.MessageSource;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * Receives messages, by asking or through a listener (Jakarta Messaging 3.1, chapter 8).
 *
 * <p>Threads: one at a time, as its session; {@link #close} by any.
 */
public class SluiceConsumer implements MessageConsumer, BodyReceiver, ReadyListener {
    private static final AtomicIntegerFieldUpdater<SluiceConsumer> DELIVERING =
            AtomicIntegerFieldUpdater.newUpdater(SluiceConsumer.class, "delivering");

    private final ConsumerHost host;
    private final SluiceDestination destination;
    private final @Nullable String selector;
    private final Receiver receiver;
    private final MessageSource source;
    private final Lifecycle lifecycle = new Lifecycle("consumer");
    private final Turnstile quiet;

    private volatile @Nullable SetListener listener;

    private final Patience patience;

    /** Whether it is among those that the session asks in turns. Of the thread that calls the session's listeners. */
    private boolean inTurns;

    /** Who is in a receive method. */
    private final AtomicReference<@Nullable Thread> receiving = new AtomicReference<>();

    /** 1 while the session's thread takes a message for the listener, or runs it, else 0. */
    private volatile int delivering;

    /** Opens the receiver of a consumer. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Opens it.
         *
         * @param onReady told when there is something to receive
         */
        Receiver open(ReadyListener onReady);
    }

    /**
     * Creates a consumer, which is stopped.
     *
     * @param host its session
     * @param destination what it consumes
     * @param selector which messages, as text, or null for all
     * @param opening opens its receiver
     */
    public SluiceConsumer(
            ConsumerHost host, SluiceDestination destination, @Nullable String selector, Opening opening) {
        this.host = host;
        this.destination = destination;
        this.selector = selector;
        this.quiet = host.quiet();
        this.receiver = opening.open(this);
        this.patience = new Patience(host.clock(), this::hasNews);
        this.source = new MessageSource(host.messages().settings(), receiver, host.acknowledger());
    }

    /** Lets it receive. */
    public final void start() {
        receiver.start();
        if (listener != null) {
            receiver.join();
        }
    }

    /** Keeps it from receiving; a listener that runs goes on. */
    public final void stop() {
        receiver.stop();
    }

    /** {@inheritDoc} May come before the constructor has ended. */
    @Override
    public final boolean ready() {
        if (listener != null) {
            return host.dispatch(this);
        }
        Thread waiting = receiving.get();
        LockSupport.unpark(waiting);
        return waiting != null;
    }

    /** A method of our own, because references to those of interfaces are slower to link when an application starts. */
    private boolean hasNews() {
        return receiver.hasNews();
    }

    // ---------------------------------------------------------------- what it is

    @Override
    public final @Nullable String getMessageSelector() throws JMSException {
        lifecycle.ensureNotClosed();
        return selector;
    }

    /** Returns what it consumes. */
    final SluiceDestination destination() throws JMSException {
        lifecycle.ensureNotClosed();
        return destination;
    }

    // ---------------------------------------------------------------- receiving

    /** {@inheritDoc} Waits without limit. */
    @Override
    public final @Nullable Message receive() throws JMSException {
        return receiveWithin(Long.MAX_VALUE);
    }

    /**
     * {@inheritDoc}
     *
     * @param timeout how long to wait, in milliseconds; 0 for ever
     * @throws JMSException if the time-out is negative, too
     */
    @Override
    public final @Nullable Message receive(long timeout) throws JMSException {
        return receiveWithin(waitNanos(timeout));
    }

    @Override
    public final @Nullable Message receiveNoWait() throws JMSException {
        return receiveWithin(0);
    }

    private static long waitNanos(long timeout) throws JMSException {
        if (timeout < 0) {
            throw new JMSException(
                    "A receive time-out of " + timeout + " ms is negative; use 0 to wait for ever, or receiveNoWait.");
        }
        return timeout == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(timeout);
    }

    private @Nullable Message receiveWithin(long nanos) throws JMSException {
        beginReceiving();
        try {
            SluiceMessage received = take(nanos);
            if (received != null) {
                countAsReceived(received);
            }
            return received;
        } catch (BrokerException e) {
            throw JmsErrors.toJms(e);
        } finally {
            endReceiving();
        }
    }

    @Override
    public final <T> @Nullable T receiveBody(Class<T> type, long timeout, Consumer<Message> onReceived)
            throws JMSException {
        requireNonNull(type, "type");
        beginReceiving();
        try {
            SluiceMessage received = take(timeout < 0 ? 0 : waitNanos(timeout));
            return received == null ? null : body(received, type, onReceived);
        } catch (BrokerException e) {
            throw JmsErrors.toJms(e);
        } finally {
            endReceiving();
        }
    }

    private <T> T body(SluiceMessage received, Class<T> type, Consumer<Message> onReceived) throws JMSException {
        boolean counted = false;
        try {
            T body = received.getBody(type);
            if (body == null) {
                throw new MessageFormatException("The message has no body.");
            }
            host.acknowledgement().received(received);
            counted = true;
            onReceived.accept(received);
            return body;
        } catch (MessageFormatException e) {
            counted = host.acknowledgement().refusedBody(received);
            if (counted) {
                onReceived.accept(received);
            }
            throw noSuchBody(received, type, e);
        } finally {
            if (!counted) {
                received.undo();
            }
        }
    }

    private static MessageFormatException noSuchBody(
            SluiceMessage received, Class<?> type, MessageFormatException cause) {
        MessageFormatException refusal = new MessageFormatException(
                "The body of " + received + " cannot be had as " + type.getName() + "; use receive instead.");
        refusal.initCause(cause);
        refusal.setLinkedException(cause);
        return refusal;
    }

    private void countAsReceived(SluiceMessage received) throws JMSException {
        boolean counted = false;
        try {
            host.acknowledgement().received(received);
            counted = true;
        } finally {
            if (!counted) {
                received.undo();
            }
        }
    }

    private void beginReceiving() throws JMSException {
        lifecycle.ensureNotClosed();
        host.ensureMayReceive();
        if (!receiving.compareAndSet(null, Thread.currentThread())) {
            throw new IllegalStateException("Another thread is receiving from this consumer;"
                    + " a session and its consumers are for one thread at a time. Use a session per thread.");
        }
    }

    /** Not before the session knows what was received: whoever closes it gives that back. */
    private void endReceiving() {
        receiving.set(null);
        quiet.changed();
    }

    private @Nullable SluiceMessage take(long nanos) {
        Delivery delivery = nanos == 0 ? receiver.poll() : pollWithin(nanos);
        return delivery == null ? null : MessageFactory.received(delivery, source);
    }

    private @Nullable Delivery pollWithin(long nanos) {
        long began = nanos == Long.MAX_VALUE ? 0 : host.clock().nanos();
        while (true) {
            Delivery delivery = pollPatiently();
            if (delivery != null) {
                return delivery;
            }
            long left = nanos == Long.MAX_VALUE ? nanos : nanos - (host.clock().nanos() - began);
            // After polling, which may use up what a wake-up leaves behind when it waits for a lock; and right before
            // parking.
            if (left <= 0 || !lifecycle.isOpen() || !host.mayWait()) {
                receiver.unwatch();
                return null;
            }
            if (Thread.currentThread().isInterrupted()) {
                receiver.unwatch();
                throw new BrokerException(
                        BrokerError.INTERRUPTED,
                        "Interrupted while waiting for a message from " + destination + ".",
                        new InterruptedException());
            }
            host.clock().park(this, left);
        }
    }

    /** Takes the next message, waits a moment for one if that is worth while, and watches if there is none. */
    private @Nullable Delivery pollPatiently() {
        patience.awake();
        Delivery delivery = receiver.poll();
        if (delivery == null && patience.await()) {
            // Once only: what has arrived may be for others, or for nobody while the queue is paused.
            delivery = receiver.poll();
        }
        return delivery == null ? receiver.pollOrWatch() : delivery;
    }

    // ---------------------------------------------------------------- listening

    @Override
    public final @Nullable MessageListener getMessageListener() throws JMSException {
        lifecycle.ensureNotClosed();
        SetListener set = listener;
        return set == null ? null : set.listener();
    }

    /** {@inheritDoc} Null unsets it. */
    @Override
    public final void setMessageListener(@Nullable MessageListener listener) throws JMSException {
        lifecycle.ensureNotClosed();
        if (receiving.get() != null) {
            throw new IllegalStateException(
                    "Another thread is receiving from this consumer; it cannot get a listener meanwhile.");
        }
        this.listener = listener == null ? null : SetListener.of(listener, source);
        host.listens(this, listener != null);
        if (listener == null) {
            receiver.unwatch();
        } else {
            receiver.join();
            host.dispatch(this);
        }
    }

    /** Notes that the session asks it in turns, or no more; returns whether that is new. By the thread that calls listeners. */
    public final boolean inTurns(boolean whether) {
        boolean changed = inTurns != whether;
        inTurns = whether;
        return changed;
    }

    /** Returns whether it is going to be told of the next message, and need not be asked before. */
    public final boolean isWatching() {
        return receiver.isWatching();
    }

    /** Does not receive what it may have been told of; somebody else is told. */
    public final void leaveToOthers() {
        receiver.unwatch();
    }

    /**
     * Gives the next message to the listener. Called by the session, one consumer at a time.
     *
     * @param alone whether there is no other consumer that would have to wait meanwhile
     * @return false if there was none
     */
    public final boolean deliverNext(boolean alone) {
        SetListener target = listener;
        if (target == null || !lifecycle.isOpen()) {
            return false;
        }
        // Who closes the consumer stops the receiver first. Either the poll below finds it stopped, or it is seen that
        // this was set.
        DELIVERING.lazySet(this, 1);
        try {
            Delivery delivery = alone ? pollPatiently() : receiver.pollOrWatch();
            if (delivery == null) {
                return false;
            }
            target.call(delivery, host.acknowledgement());
            return true;
        } finally {
            delivering = 0;
            quiet.changed();
        }
    }

    // ---------------------------------------------------------------- closing

    /** Ends a receive that waits and must not any more. */
    public final void endWait() {
        LockSupport.unpark(receiving.get());
    }

    /**
     * {@inheritDoc} A receive that waits returns null; a listener that runs is waited for, unless it is the caller (section
     * 8.8).
     */
    @Override
    public final void close() throws JMSException {
        if (lifecycle.beginClosing()) {
            receiver.stop();
            endWait();
            quiet.await(this::isQuiet);
            receiver.close();
            lifecycle.closed();
            host.closed(this);
        }
    }

    private boolean isQuiet() {
        return receiving.get() == null && (delivering == 0 || host.isInOwnListener());
    }

    @Override
    public final String toString() {
        return "consumer of " + destination;
    }
}
