package dev.sluice.jms.internal.producer;

import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/** What a send accepts (Jakarta Messaging 3.1, sections 3.4.2, 3.4.10, 7.3). */
final class SendChecks {
    private SendChecks() {}

    static int deliveryMode(int mode) throws JMSException {
        if (mode != DeliveryMode.PERSISTENT && mode != DeliveryMode.NON_PERSISTENT) {
            throw new JMSException("There is no delivery mode " + mode
                    + "; use DeliveryMode.NON_PERSISTENT (1) or DeliveryMode.PERSISTENT (2).");
        }
        return mode;
    }

    static int priority(int priority) throws JMSException {
        if (priority < 0 || priority > Envelope.HIGHEST_PRIORITY) {
            throw new JMSException("There is no priority " + priority + "; use 0 (lowest) to 9 (highest).");
        }
        return priority;
    }

    static long timeToLive(long millis) throws JMSException {
        if (millis < 0) {
            throw new JMSException("A time to live of " + millis + " ms is negative; use 0 for no limit.");
        }
        return millis;
    }

    static long deliveryDelay(long millis) throws JMSException {
        if (millis < 0) {
            throw new JMSException("A delivery delay of " + millis + " ms is negative; use 0 for none.");
        }
        return millis;
    }

    static void listener(@Nullable CompletionListener listener) {
        if (listener == null) {
            throw new IllegalArgumentException(
                    "The CompletionListener is null; use a send method without one to send synchronously.");
        }
    }
}
