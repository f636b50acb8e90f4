package dev.sluice.jms.internal.message;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.message.SendResult;

/** Sends messages to nobody and receives them from nowhere, as producers and consumers do. */
final class Wire {
    static final Origin ORIGIN = new Origin("wire", new Object(), null);
    static final Address ORDERS = Address.queue("orders");
    static final long TIMESTAMP = 1_000;
    static final long DELIVERY_TIME = 1_500;
    static final long EXPIRATION = 9_000;
    static final int PRIORITY = 7;

    static final MessageFactory FACTORY = new MessageFactory(MessageSettings.DEFAULTS);

    /** A consumer whose messages need no acknowledgement. */
    static final MessageSource CONSUMER = source(message -> {});

    /** Returns a consumer's, of which only the acknowledging is of interest. */
    static MessageSource source(Acknowledger acknowledger) {
        return new MessageSource(MessageSettings.DEFAULTS, null, acknowledger);
    }

    private record Handover(Envelope envelope, int attempt) implements Delivery {
        @Override
        public boolean extend(int handOver, long millis) {
            return false;
        }
    }

    private Wire() {}

    static Envelope send(SluiceMessage message) throws JMSException {
        Envelope envelope = envelope(message);
        message.sent(envelope, SendResult.ONE);
        return envelope;
    }

    static Envelope envelope(SluiceMessage message) throws JMSException {
        return message.snapshot(ORIGIN, ORDERS)
                .times(TIMESTAMP, DELIVERY_TIME, EXPIRATION)
                .priority(PRIORITY)
                .persistent(false)
                .build();
    }

    static Delivery delivery(Envelope envelope, int attempt) {
        return new Handover(envelope, attempt);
    }

    static SluiceMessage receive(Envelope envelope, int attempt) {
        return MessageFactory.received(delivery(envelope, attempt), CONSUMER);
    }

    static <M extends SluiceMessage> M receive(Class<M> type, Envelope envelope) {
        return type.cast(receive(envelope, 1));
    }

    @SuppressWarnings("unchecked") // the class of an M
    static <M extends SluiceMessage> M sendAndReceive(M message) throws JMSException {
        return receive((Class<M>) message.getClass(), send(message));
    }

    /** Returns another provider's message, which behaves like the given one but is none of ours. */
    static <M extends Message> M foreign(Class<M> type, M like) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(like, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
