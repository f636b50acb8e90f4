package dev.sluice.jms.pool;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.Message;

/** The inside of a producer. */
final class FakeProducer extends FakePart {
    /** One message, and how it was sent. */
    record Sent(
            String destination,
            Message message,
            int deliveryMode,
            int priority,
            long timeToLive,
            long deliveryDelay,
            boolean withoutId,
            boolean withoutTimestamp) {}

    final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final FakeSession session;
    private final Destination destination;
    private long deliveryDelay;
    private boolean withoutId;
    private boolean withoutTimestamp;

    FakeProducer(FakeSession session, int number, Destination destination) {
        super(session.provider, "producer", number);
        this.session = session;
        this.destination = destination;
    }

    boolean isAnonymous() {
        return destination == null;
    }

    int getDeliveryMode() {
        return Message.DEFAULT_DELIVERY_MODE;
    }

    int getPriority() {
        return Message.DEFAULT_PRIORITY;
    }

    void setDeliveryDelay(long value) {
        deliveryDelay = value;
    }

    void setDisableMessageID(boolean value) {
        withoutId = value;
    }

    void setDisableMessageTimestamp(boolean value) {
        withoutTimestamp = value;
    }

    void send(Destination to, Message message, int mode, int priority, long timeToLive) {
        sent.add(new Sent(
                to.toString(), message, mode, priority, timeToLive, deliveryDelay, withoutId, withoutTimestamp));
        session.onCommit(() -> provider.arrive(to.toString(), message));
    }

    void send(Message message, int mode, int priority, long timeToLive) {
        send(destination, message, mode, priority, timeToLive);
    }

    void send(Destination to, Message message, int mode, int priority, long timeToLive, CompletionListener listener) {
        send(to, message, mode, priority, timeToLive);
        provider.completions.add(() -> listener.onCompletion(message));
    }

    void send(Message message, int mode, int priority, long timeToLive, CompletionListener listener) {
        send(destination, message, mode, priority, timeToLive, listener);
    }

    void close() {
        open = false;
    }
}
