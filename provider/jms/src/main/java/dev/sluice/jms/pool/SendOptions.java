package dev.sluice.jms.pool;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;

/**
 * How a borrower's producer sends. Kept apart from the provider's producer, which several borrowers share one after the
 * other.
 *
 * @param timeToLive in milliseconds; zero never expires
 * @param deliveryDelay in milliseconds
 * @param withoutId a hint that no message id is needed
 * @param withoutTimestamp a hint that no time stamp is needed
 */
record SendOptions(
        int deliveryMode,
        int priority,
        long timeToLive,
        long deliveryDelay,
        boolean withoutId,
        boolean withoutTimestamp) {
    private static final int LOWEST_PRIORITY = 0;
    private static final int HIGHEST_PRIORITY = 9;

    /** Reads what a new producer of this provider starts with. */
    static SendOptions of(MessageProducer producer) throws JMSException {
        return new SendOptions(
                producer.getDeliveryMode(),
                producer.getPriority(),
                producer.getTimeToLive(),
                deliveryDelayOf(producer),
                producer.getDisableMessageID(),
                producer.getDisableMessageTimestamp());
    }

    /** Some providers have the method of Jakarta Messaging 2.0 and nothing behind it; that is to hurt only those who set a delay. */
    private static long deliveryDelayOf(MessageProducer producer) throws JMSException {
        try {
            return producer.getDeliveryDelay();
        } catch (UnsupportedOperationException e) {
            return Message.DEFAULT_DELIVERY_DELAY;
        }
    }

    SendOptions withDeliveryMode(int mode) throws JMSException {
        if (mode != DeliveryMode.PERSISTENT && mode != DeliveryMode.NON_PERSISTENT) {
            throw new JMSException("No delivery mode has the number " + mode
                    + ". Use DeliveryMode.PERSISTENT (2) or DeliveryMode.NON_PERSISTENT (1).");
        }
        return new SendOptions(mode, priority, timeToLive, deliveryDelay, withoutId, withoutTimestamp);
    }

    SendOptions withPriority(int value) throws JMSException {
        if (value < LOWEST_PRIORITY || value > HIGHEST_PRIORITY) {
            throw new JMSException("Priority " + value + " is out of range. Use 0 (lowest) to 9 (highest).");
        }
        return new SendOptions(deliveryMode, value, timeToLive, deliveryDelay, withoutId, withoutTimestamp);
    }

    SendOptions withTimeToLive(long millis) {
        return new SendOptions(deliveryMode, priority, millis, deliveryDelay, withoutId, withoutTimestamp);
    }

    SendOptions withDeliveryDelay(long millis) throws JMSException {
        if (millis < 0) {
            throw new JMSException("A delivery delay of " + millis + " ms is negative. Use zero for none.");
        }
        return new SendOptions(deliveryMode, priority, timeToLive, millis, withoutId, withoutTimestamp);
    }

    SendOptions withoutId(boolean hint) {
        return new SendOptions(deliveryMode, priority, timeToLive, deliveryDelay, hint, withoutTimestamp);
    }

    SendOptions withoutTimestamp(boolean hint) {
        return new SendOptions(deliveryMode, priority, timeToLive, deliveryDelay, withoutId, hint);
    }
}
