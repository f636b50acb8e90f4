package dev.sluice.jms.internal.context;

import jakarta.jms.JMSException;

import dev.sluice.jms.internal.message.HeaderChecks;

/**
 * How a producer of the simplified API sends.
 *
 * @param deliveryMode one of {@link jakarta.jms.DeliveryMode}
 * @param priority 0 to 9
 * @param timeToLive in milliseconds, 0 for ever
 * @param deliveryDelay in milliseconds
 * @param messageIdDisabled a hint that no message id is needed
 * @param timestampDisabled a hint that no time stamp is needed
 */
record SendSettings(
        int deliveryMode,
        int priority,
        long timeToLive,
        long deliveryDelay,
        boolean messageIdDisabled,
        boolean timestampDisabled) {

    SendSettings withDeliveryMode(int mode) throws JMSException {
        return new SendSettings(
                HeaderChecks.deliveryMode(mode),
                priority,
                timeToLive,
                deliveryDelay,
                messageIdDisabled,
                timestampDisabled);
    }

    SendSettings withPriority(int value) throws JMSException {
        return new SendSettings(
                deliveryMode,
                HeaderChecks.priority(value),
                timeToLive,
                deliveryDelay,
                messageIdDisabled,
                timestampDisabled);
    }

    SendSettings withTimeToLive(long millis) throws JMSException {
        return new SendSettings(
                deliveryMode,
                priority,
                HeaderChecks.timeToLive(millis),
                deliveryDelay,
                messageIdDisabled,
                timestampDisabled);
    }

    SendSettings withDeliveryDelay(long millis) throws JMSException {
        return new SendSettings(
                deliveryMode,
                priority,
                timeToLive,
                HeaderChecks.deliveryDelay(millis),
                messageIdDisabled,
                timestampDisabled);
    }

    SendSettings withMessageIdDisabled(boolean hint) {
        return new SendSettings(deliveryMode, priority, timeToLive, deliveryDelay, hint, timestampDisabled);
    }

    SendSettings withTimestampDisabled(boolean hint) {
        return new SendSettings(deliveryMode, priority, timeToLive, deliveryDelay, messageIdDisabled, hint);
    }
}
