package dev.sluice.jms.internal.context;

import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;

import org.jspecify.annotations.Nullable;

/**
 * A producer without a destination that is shared by all those of a context, each of which sends with its own settings.
 *
 * <p>Threads: that of its context.
 */
final class AnonymousProducer {
    private final MessageProducer producer;
    private final SendSettings defaults;
    private SendSettings applied;

    AnonymousProducer(MessageProducer producer) throws JMSException {
        this.producer = producer;
        this.defaults = SendSettings.of(producer);
        this.applied = defaults;
    }

    /** Returns what a new producer of this provider begins with. */
    SendSettings defaults() {
        return defaults;
    }

    void send(Destination destination, Message message, SendSettings settings, @Nullable CompletionListener completion)
            throws JMSException {
        settings.applyTo(producer, applied);
        applied = settings;
        if (completion == null) {
            producer.send(destination, message, settings.deliveryMode(), settings.priority(), settings.timeToLive());
        } else {
            producer.send(
                    destination,
                    message,
                    settings.deliveryMode(),
                    settings.priority(),
                    settings.timeToLive(),
                    completion);
        }
    }
}
