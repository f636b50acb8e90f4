package dev.sluice.jms.pool;

import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.context.SendSettings;

/**
 * A provider's producer, either without a destination and shared by all who borrow its session, or bound to one.
 *
 * <p>Threads: that of its session. The settings that a send call cannot carry are written to the provider's producer just
 * before the send, and only when they differ from the last one's.
 */
final class PhysicalProducer {
    private final MessageProducer producer;
    private final boolean bound;
    private final SendSettings defaults;
    private SendSettings applied;

    private PhysicalProducer(MessageProducer producer, boolean bound) throws JMSException {
        this.producer = producer;
        this.bound = bound;
        this.defaults = SendSettings.of(producer);
        this.applied = defaults;
    }

    static PhysicalProducer open(Session session, @Nullable Destination destination) throws JMSException {
        return new PhysicalProducer(session.createProducer(destination), destination != null);
    }

    SendSettings defaults() {
        return defaults;
    }

    void send(Destination destination, Message message, SendSettings options) throws JMSException {
        apply(options);
        if (bound) {
            producer.send(message, options.deliveryMode(), options.priority(), options.timeToLive());
        } else {
            producer.send(destination, message, options.deliveryMode(), options.priority(), options.timeToLive());
        }
    }

    void send(Destination destination, Message message, SendSettings options, CompletionListener listener)
            throws JMSException {
        apply(options);
        if (bound) {
            producer.send(message, options.deliveryMode(), options.priority(), options.timeToLive(), listener);
        } else {
            producer.send(
                    destination, message, options.deliveryMode(), options.priority(), options.timeToLive(), listener);
        }
    }

    private void apply(SendSettings wanted) throws JMSException {
        wanted.applyTo(producer, applied);
        applied = wanted;
    }

    void close() throws JMSException {
        producer.close();
    }
}
