package dev.sluice.jms.internal.producer;

import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageProducer;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.Transaction;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.SendResult;
import dev.sluice.jms.destination.Destinations;
import dev.sluice.jms.destination.SluiceDestination;
import dev.sluice.jms.internal.error.JmsErrors;
import dev.sluice.jms.internal.lifecycle.Lifecycle;
import dev.sluice.jms.internal.message.HeaderChecks;
import dev.sluice.jms.internal.message.Messages;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * Sends messages, to one destination or to any (Jakarta Messaging 3.1, chapter 7).
 *
 * <p>Message ids and time stamps cost nothing, so the hints to leave them out are remembered and not acted upon.
 *
 * <p>Threads: one at a time, as its session; {@link #close} by any.
 */
public class SluiceProducer implements MessageProducer {
    private final ProducerHost host;
    private final PacedSender sender;
    private final @Nullable SluiceDestination destination;
    private final Lifecycle lifecycle = new Lifecycle("producer");

    private boolean messageIdDisabled;
    private boolean timestampDisabled;
    private int deliveryMode = DeliveryMode.PERSISTENT;
    private int priority = Message.DEFAULT_PRIORITY;
    private long timeToLive = Message.DEFAULT_TIME_TO_LIVE;
    private long deliveryDelay = Message.DEFAULT_DELIVERY_DELAY;

    /**
     * Creates a producer.
     *
     * @param host its session
     * @param sender what it sends through
     * @param destination where it sends, or null if each send says where
     */
    public SluiceProducer(ProducerHost host, PacedSender sender, @Nullable SluiceDestination destination) {
        this.host = host;
        this.sender = sender;
        this.destination = destination;
    }

    // ---------------------------------------------------------------- settings

    @Override
    public final void setDisableMessageID(boolean value) throws JMSException {
        lifecycle.ensureNotClosed();
        messageIdDisabled = value;
    }

    @Override
    public final boolean getDisableMessageID() throws JMSException {
        lifecycle.ensureNotClosed();
        return messageIdDisabled;
    }

    @Override
    public final void setDisableMessageTimestamp(boolean value) throws JMSException {
        lifecycle.ensureNotClosed();
        timestampDisabled = value;
    }

    @Override
    public final boolean getDisableMessageTimestamp() throws JMSException {
        lifecycle.ensureNotClosed();
        return timestampDisabled;
    }

    @Override
    public final void setDeliveryMode(int deliveryMode) throws JMSException {
        lifecycle.ensureNotClosed();
        this.deliveryMode = HeaderChecks.deliveryMode(deliveryMode);
    }

    @Override
    public final int getDeliveryMode() throws JMSException {
        lifecycle.ensureNotClosed();
        return deliveryMode;
    }

    @Override
    public final void setPriority(int defaultPriority) throws JMSException {
        lifecycle.ensureNotClosed();
        this.priority = HeaderChecks.priority(defaultPriority);
    }

    @Override
    public final int getPriority() throws JMSException {
        lifecycle.ensureNotClosed();
        return priority;
    }

    @Override
    public final void setTimeToLive(long timeToLive) throws JMSException {
        lifecycle.ensureNotClosed();
        this.timeToLive = HeaderChecks.timeToLive(timeToLive);
    }

    @Override
    public final long getTimeToLive() throws JMSException {
        lifecycle.ensureNotClosed();
        return timeToLive;
    }

    @Override
    public final void setDeliveryDelay(long deliveryDelay) throws JMSException {
        lifecycle.ensureNotClosed();
        this.deliveryDelay = HeaderChecks.deliveryDelay(deliveryDelay);
    }

    @Override
    public final long getDeliveryDelay() throws JMSException {
        lifecycle.ensureNotClosed();
        return deliveryDelay;
    }

    @Override
    public final @Nullable Destination getDestination() throws JMSException {
        lifecycle.ensureNotClosed();
        return destination;
    }

    // ---------------------------------------------------------------- sending

    @Override
    public final void send(Message message) throws JMSException {
        send(message, deliveryMode, priority, timeToLive);
    }

    @Override
    public final void send(Message message, int deliveryMode, int priority, long timeToLive) throws JMSException {
        transmit(own(message), message, deliveryMode, priority, timeToLive);
    }

    @Override
    public final void send(Destination destination, Message message) throws JMSException {
        send(destination, message, deliveryMode, priority, timeToLive);
    }

    @Override
    public final void send(Destination destination, Message message, int deliveryMode, int priority, long timeToLive)
            throws JMSException {
        transmit(given(destination, message), message, deliveryMode, priority, timeToLive);
    }

    @Override
    public final void send(Message message, CompletionListener listener) throws JMSException {
        send(message, deliveryMode, priority, timeToLive, listener);
    }

    @Override
    public final void send(
            Message message, int deliveryMode, int priority, long timeToLive, CompletionListener listener)
            throws JMSException {
        requireListener(listener);
        transmit(own(message), message, deliveryMode, priority, timeToLive, listener);
    }

    @Override
    public final void send(Destination destination, Message message, CompletionListener listener) throws JMSException {
        send(destination, message, deliveryMode, priority, timeToLive, listener);
    }

    @Override
    public final void send(
            Destination destination,
            Message message,
            int deliveryMode,
            int priority,
            long timeToLive,
            CompletionListener listener)
            throws JMSException {
        requireListener(listener);
        transmit(given(destination, message), message, deliveryMode, priority, timeToLive, listener);
    }

    private SluiceDestination own(@Nullable Message message) throws JMSException {
        lifecycle.ensureNotClosed();
        requireMessage(message);
        if (destination == null) {
            throw new UnsupportedOperationException(
                    "This producer was created without a destination; use a send method that names one.");
        }
        return destination;
    }

    private SluiceDestination given(@Nullable Destination given, @Nullable Message message) throws JMSException {
        lifecycle.ensureNotClosed();
        requireMessage(message);
        if (given == null) {
            throw new InvalidDestinationException("The destination is null; name a queue or a topic.");
        }
        if (destination != null) {
            throw new UnsupportedOperationException("This producer was created for " + destination
                    + "; use a send method without a destination, or a producer created with null.");
        }
        return Destinations.of(given);
    }

    private static void requireMessage(@Nullable Message message) throws MessageFormatException {
        if (message == null) {
            throw new MessageFormatException("The message is null; there is nothing to send.");
        }
    }

    private static void requireListener(@Nullable CompletionListener listener) {
        if (listener == null) {
            throw new IllegalArgumentException(
                    "The CompletionListener is null; use a send method without one to send synchronously.");
        }
    }

    private void transmit(SluiceDestination to, Message message, int deliveryMode, int priority, long timeToLive)
            throws JMSException {
        SluiceMessage ours = Messages.adopt(message, host.messageSettings());
        Envelope envelope = envelope(to, ours, deliveryMode, priority, timeToLive);
        SendResult result = transmit(envelope);
        if (ours == message) {
            ours.sent(envelope, result);
        } else {
            Messages.copyHeadersBack(envelope, message);
        }
    }

    /**
     * Sends as a synchronous send does, and has the listener called on another thread afterwards. What goes wrong is thrown,
     * and the listener not called then (section 7.3.2).
     */
    private void transmit(
            SluiceDestination to,
            Message message,
            int deliveryMode,
            int priority,
            long timeToLive,
            CompletionListener listener)
            throws JMSException {
        SluiceMessage ours = Messages.adopt(message, host.messageSettings());
        Envelope envelope = envelope(to, ours, deliveryMode, priority, timeToLive);
        SendResult result = transmit(envelope);
        ours.beginAsyncSend();
        host.completions().add(() -> {
            ours.endAsyncSend(envelope, result);
            complete(envelope, ours, message, listener);
        });
    }

    /** Makes what is to be sent, when it is time to. */
    private Envelope envelope(
            SluiceDestination to, SluiceMessage message, int deliveryMode, int priority, long timeToLive)
            throws JMSException {
        HeaderChecks.deliveryMode(deliveryMode);
        HeaderChecks.priority(priority);
        HeaderChecks.timeToLive(timeToLive);
        awaitTurn(to);
        long now = host.clock().millis();
        return message.snapshot(sender.origin(), to.address())
                .times(now, later(now, deliveryDelay), timeToLive == 0 ? 0 : later(now, timeToLive))
                .priority(priority)
                .persistent(deliveryMode == DeliveryMode.PERSISTENT)
                .build();
    }

    private void awaitTurn(SluiceDestination to) throws JMSException {
        try {
            sender.awaitTurn(to);
        } catch (BrokerException e) {
            throw JmsErrors.toJms(e);
        }
    }

    /** Spec 3.4.9: a time to live that has no end in our calendar ends with it, not in the past. */
    private static long later(long now, long millis) {
        long sum = now + millis;
        return sum < now ? Long.MAX_VALUE : sum;
    }

    /** Returns what became of it, or null if it is part of a transaction, so that nobody knows yet. */
    private @Nullable SendResult transmit(Envelope envelope) throws JMSException {
        try {
            Transaction transaction = host.transaction();
            SendResult result = sender.send(envelope, transaction);
            return transaction == null ? result : null;
        } catch (BrokerException e) {
            throw JmsErrors.toJms(e);
        }
    }

    private static void complete(Envelope sent, SluiceMessage ours, Message original, CompletionListener listener) {
        try {
            if (ours != original) {
                Messages.copyHeadersBack(sent, original);
            }
        } catch (JMSException e) {
            listener.onException(original, e);
            return;
        }
        listener.onCompletion(original);
    }

    // ---------------------------------------------------------------- closing

    @Override
    public final void close() throws JMSException {
        host.completions().ensureOutside("close");
        if (lifecycle.beginClosing()) {
            sender.close();
            host.completions().await();
            lifecycle.closed();
            host.closed(this);
        }
    }

    /**
     * Lets sends wait for space no more, so that whoever closes the session does not wait for them. Other sends still work: a
     * listener that runs has all services until it returns (section 6.1.8).
     */
    public final void endWaits() {
        sender.endWaits();
    }

    /** The session's transaction was committed, which had begun at a time of the clock. */
    public final void committed(SendResult all, long began) {
        sender.tell(sends -> sends.committed(all, began));
    }

    /** The session's transaction was rolled back: for a reason, or because the application wanted it. */
    public final void rolledBack(@Nullable BrokerException reason) {
        sender.tell(sends -> sends.rolledBack(reason));
    }

    @Override
    public final String toString() {
        return "producer for " + (destination == null ? "any destination" : destination);
    }
}
