package dev.sluice.jms.internal.context;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;

import dev.sluice.jms.internal.message.HeaderChecks;

/**
 * How a producer sends, apart from the producer: several may share one underneath.
 *
 * @param deliveryMode one of {@link jakarta.jms.DeliveryMode}
 * @param priority 0 to 9
 * @param timeToLive in milliseconds, 0 for ever
 * @param deliveryDelay in milliseconds
 * @param messageIdDisabled a hint that no message id is needed
 * @param timestampDisabled a hint that no time stamp is needed
 */
public record SendSettings(
        int deliveryMode,
        int priority,
        long timeToLive,
        long deliveryDelay,
        boolean messageIdDisabled,
        boolean timestampDisabled) {

    /** Reads the settings of a producer. */
    public static SendSettings of(MessageProducer producer) throws JMSException {
        return new SendSettings(
                producer.getDeliveryMode(),
                producer.getPriority(),
                producer.getTimeToLive(),
                deliveryDelayOf(producer),
                producer.getDisableMessageID(),
                producer.getDisableMessageTimestamp());
    }

    /** Some providers have no delays behind the method; that is to hurt only those who set one. */
    private static long deliveryDelayOf(MessageProducer producer) throws JMSException {
        try {
            return producer.getDeliveryDelay();
        } catch (UnsupportedOperationException e) {
            return Message.DEFAULT_DELIVERY_DELAY;
        }
    }

    /** Sets on a producer what no send method can be told, as far as it differs from what was set before. */
    public void applyTo(MessageProducer producer, SendSettings before) throws JMSException {
        if (messageIdDisabled != before.messageIdDisabled) {
            producer.setDisableMessageID(messageIdDisabled);
        }
        if (timestampDisabled != before.timestampDisabled) {
            producer.setDisableMessageTimestamp(timestampDisabled);
        }
        if (deliveryDelay != before.deliveryDelay) {
            producer.setDeliveryDelay(deliveryDelay);
        }
    }

    /**
     * Returns these with another delivery mode.
     *
     * @throws JMSException if there is no such mode
     */
    public SendSettings withDeliveryMode(int mode) throws JMSException {
        return new SendSettings(
                HeaderChecks.deliveryMode(mode),
                priority,
                timeToLive,
                deliveryDelay,
                messageIdDisabled,
                timestampDisabled);
    }

    /**
     * Returns these with another priority.
     *
     * @throws JMSException if it is not from 0 to 9
     */
    public SendSettings withPriority(int value) throws JMSException {
        return new SendSettings(
                deliveryMode,
                HeaderChecks.priority(value),
                timeToLive,
                deliveryDelay,
                messageIdDisabled,
                timestampDisabled);
    }

    /**
     * Returns these with another time to live.
     *
     * @throws JMSException if it is negative
     */
    public SendSettings withTimeToLive(long millis) throws JMSException {
        return new SendSettings(
                deliveryMode,
                priority,
                HeaderChecks.timeToLive(millis),
                deliveryDelay,
                messageIdDisabled,
                timestampDisabled);
    }

    /**
     * Returns these with another delivery delay.
     *
     * @throws JMSException if it is negative
     */
    public SendSettings withDeliveryDelay(long millis) throws JMSException {
        return new SendSettings(
                deliveryMode,
                priority,
                timeToLive,
                HeaderChecks.deliveryDelay(millis),
                messageIdDisabled,
                timestampDisabled);
    }

    /** Returns these with another hint. */
    public SendSettings withMessageIdDisabled(boolean hint) {
        return new SendSettings(deliveryMode, priority, timeToLive, deliveryDelay, hint, timestampDisabled);
    }

    /** Returns these with another hint. */
    public SendSettings withTimestampDisabled(boolean hint) {
        return new SendSettings(deliveryMode, priority, timeToLive, deliveryDelay, messageIdDisabled, hint);
    }
}
