package dev.sluice.jms;

import java.time.Duration;

import dev.sluice.core.group.Balancing;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;

/**
 * How queues and subscriptions behave whose destination matches a pattern. What is not set here has its default, or what a
 * less specific pattern says. See {@link SluiceBroker.Builder#destination}.
 *
 * <p>Durations are of whole milliseconds. Each method throws {@link dev.sluice.core.error.BrokerException} ({@link
 * dev.sluice.core.error.BrokerError#CONFIGURATION}) for a value that is not legal, and says which are.
 *
 * <p>Threads: one.
 */
public final class DestinationSettings {
    private Settings settings = Settings.NONE;

    DestinationSettings() {}

    Settings settings() {
        return settings;
    }

    /**
     * Sets how many messages a queue or subscription holds at most: pending, delayed, and handed over but not settled.
     *
     * @param messages at least 1; default 100000
     */
    public DestinationSettings capacity(int messages) {
        settings = settings.with(DestinationOptions.CAPACITY, messages);
        return this;
    }

    /**
     * Sets how many bytes of bodies and properties a queue or subscription holds at most, beside the capacity in messages.
     * Texts count a byte for each character.
     *
     * @param bytes at least 1, or 0 for no such bound; default 0
     */
    public DestinationSettings capacityBytes(long bytes) {
        settings = settings.with(DestinationOptions.CAPACITY_BYTES, bytes);
        return this;
    }

    /**
     * Sets what happens to a message that arrives when the capacity is reached.
     *
     * @param policy default {@link OverflowPolicy#BLOCK}
     */
    public DestinationSettings overflow(OverflowPolicy policy) {
        settings = settings.with(DestinationOptions.OVERFLOW, policy);
        return this;
    }

    /**
     * Sets how long a sender waits for space under {@link OverflowPolicy#BLOCK} before it is refused.
     *
     * @param timeout not negative; default 30 seconds
     */
    public DestinationSettings sendTimeout(Duration timeout) {
        settings = settings.with(DestinationOptions.SEND_TIMEOUT, timeout);
        return this;
    }

    /**
     * Sets after what time of waiting a message's priority counts as one more, up to 9, so that low priorities do not starve.
     *
     * @param time not negative; default zero, which is for never
     */
    public DestinationSettings priorityAgeing(Duration time) {
        settings = settings.with(DestinationOptions.PRIORITY_AGEING, time);
        return this;
    }

    /**
     * Sets how messages are divided among the consumers of a queue or of a shared subscription.
     *
     * @param balancing default {@link Balancing#FIRST_READY}; {@link Balancing#by} for one of the application's own
     */
    public DestinationSettings balancing(Balancing balancing) {
        settings = settings.with(DestinationOptions.BALANCING, balancing);
        return this;
    }

    /**
     * Sets how many messages are set aside for a busy consumer, times its weight, under {@link Balancing#ROUND_ROBIN} and
     * {@link Balancing#WEIGHTED}, before its turn is passed over.
     *
     * @param messages at least 1; default 1000
     */
    public DestinationSettings groupPrefetch(int messages) {
        settings = settings.with(DestinationOptions.GROUP_PREFETCH, messages);
        return this;
    }

    /**
     * Sets the property whose value is a message's key under {@link Balancing#KEY}.
     *
     * @param property default {@code JMSXGroupID}
     */
    public DestinationSettings groupKey(String property) {
        settings = settings.with(DestinationOptions.GROUP_KEY, property);
        return this;
    }

    /**
     * Sets how many of the latest duplicate ids a queue or topic remembers. A message with one of them is dropped. The id is
     * the property {@link dev.sluice.core.message.ProviderProperties#DUPLICATE_ID}.
     *
     * @param ids not negative, 0 for none; default 10000
     */
    public DestinationSettings duplicateWindow(int ids) {
        settings = settings.with(DestinationOptions.DUPLICATE_WINDOW, ids);
        return this;
    }

    /**
     * Sets how long a duplicate id is remembered at most.
     *
     * @param time not negative; default zero, which is as long as it is among the latest
     */
    public DestinationSettings duplicateTime(Duration time) {
        settings = settings.with(DestinationOptions.DUPLICATE_TIME, time);
        return this;
    }

    /**
     * Sets how often a message is handed over before it goes to the dead letters.
     *
     * @param times at least 1, or 0 for no limit; default 10
     */
    public DestinationSettings maxDeliveries(int times) {
        settings = settings.with(DestinationOptions.MAX_DELIVERIES, times);
        return this;
    }

    /**
     * Sets how long a message that came back waits before its next delivery.
     *
     * @param delay not negative; default zero
     */
    public DestinationSettings redeliveryDelay(Duration delay) {
        settings = settings.with(DestinationOptions.REDELIVERY_DELAY, delay);
        return this;
    }

    /**
     * Sets by what the redelivery delay grows with each further attempt.
     *
     * @param factor at least 1; default 1
     */
    public DestinationSettings redeliveryMultiplier(double factor) {
        settings = settings.with(DestinationOptions.REDELIVERY_MULTIPLIER, factor);
        return this;
    }

    /**
     * Sets what the redelivery delay never exceeds, jitter aside.
     *
     * @param delay not negative; default one hour
     */
    public DestinationSettings redeliveryMaxDelay(Duration delay) {
        settings = settings.with(DestinationOptions.REDELIVERY_MAX_DELAY, delay);
        return this;
    }

    /**
     * Sets the share by which the redelivery delay varies at random, up or down.
     *
     * @param share 0 to 1; default 0
     */
    public DestinationSettings redeliveryJitter(double share) {
        settings = settings.with(DestinationOptions.REDELIVERY_JITTER, share);
        return this;
    }

    /**
     * Sets whether messages wait behind one of their priority that waits for redelivery, so that their order holds.
     *
     * @param ordered default false
     */
    public DestinationSettings redeliveryOrdered(boolean ordered) {
        settings = settings.with(DestinationOptions.REDELIVERY_ORDERED, ordered);
        return this;
    }

    /**
     * Sets how long a message may stay handed over without being acknowledged before it goes back.
     *
     * @param timeout not negative; default zero, which is for ever
     */
    public DestinationSettings ackTimeout(Duration timeout) {
        settings = settings.with(DestinationOptions.ACK_TIMEOUT, timeout);
        return this;
    }

    /**
     * Sets the queue for messages that were delivered too often or refused.
     *
     * @param name a queue's name, in which {@code {destination}} stands for where the message was sent; empty to discard
     *     them; default {@code DLQ.{destination}}
     */
    public DestinationSettings deadLetterQueue(String name) {
        settings = settings.with(DestinationOptions.DEAD_LETTER_QUEUE, name);
        return this;
    }

    /**
     * Sets whether expired messages go to the dead letter queue.
     *
     * @param yes default false
     */
    public DestinationSettings deadLetterExpired(boolean yes) {
        settings = settings.with(DestinationOptions.DEAD_LETTER_EXPIRED, yes);
        return this;
    }

    /**
     * Sets whether dropped and evicted messages go to the dead letter queue.
     *
     * @param yes default false
     */
    public DestinationSettings deadLetterDropped(boolean yes) {
        settings = settings.with(DestinationOptions.DEAD_LETTER_DROPPED, yes);
        return this;
    }
}
