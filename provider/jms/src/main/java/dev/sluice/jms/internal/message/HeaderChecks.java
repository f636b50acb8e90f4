package dev.sluice.jms.internal.message;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;

import dev.sluice.core.message.Envelope;

/** Which values of delivery mode, priority and delivery delay are allowed; for messages and producers alike. */
public final class HeaderChecks {
    private static final String CODE = "INVALID_HEADER";

    private HeaderChecks() {}

    /**
     * Returns the delivery mode.
     *
     * @throws JMSException if it is neither {@link DeliveryMode#PERSISTENT} nor {@link DeliveryMode#NON_PERSISTENT}
     *     (Jakarta Messaging 3.4.2)
     */
    public static int deliveryMode(int mode) throws JMSException {
        if (mode != DeliveryMode.PERSISTENT && mode != DeliveryMode.NON_PERSISTENT) {
            throw new JMSException(
                    mode + " is no delivery mode; use DeliveryMode.PERSISTENT (2) or NON_PERSISTENT (1).", CODE);
        }
        return mode;
    }

    /**
     * Returns the priority.
     *
     * @throws JMSException if it is not from 0 to 9 (Jakarta Messaging 3.4.10)
     */
    public static int priority(int priority) throws JMSException {
        if (priority < 0 || priority > Envelope.HIGHEST_PRIORITY) {
            throw new JMSException(priority + " is no priority; use 0 (lowest) to 9 (highest).", CODE);
        }
        return priority;
    }

    /**
     * Returns the delivery delay in milliseconds.
     *
     * @throws JMSException if it is negative
     */
    public static long deliveryDelay(long millis) throws JMSException {
        if (millis < 0) {
            throw new JMSException("The delivery delay must not be negative, but is " + millis + " ms.", CODE);
        }
        return millis;
    }

    /**
     * Returns the time to live in milliseconds, 0 for ever.
     *
     * @throws JMSException if it is negative
     */
    public static long timeToLive(long millis) throws JMSException {
        if (millis < 0) {
            throw new JMSException("The time to live must not be negative, but is " + millis + " ms.", CODE);
        }
        return millis;
    }
}
