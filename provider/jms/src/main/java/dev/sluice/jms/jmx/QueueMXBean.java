package dev.sluice.jms.jmx;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.admin.Moved;

/**
 * A queue, or a subscription. See {@link dev.sluice.core.admin.QueueAdmin}, of which this is the view.
 *
 * <p>Threads: any. What is refused is refused with an {@link IllegalStateException} or {@link IllegalArgumentException}, whose
 * message says why.
 */
public interface QueueMXBean {
    // ---------------------------------------------------------------- what it is

    /** Returns what people read, for example {@code queue 'orders'}. */
    String getName();

    /** Returns whether it lives and dies with a connection, or a subscription with its consumers. */
    boolean isTemporary();

    /** Returns which messages of its topic a subscription takes, or null for all. */
    @Nullable
    String getSelector();

    /** Returns whether its consumers are kept from receiving. */
    boolean isPaused();

    // ---------------------------------------------------------------- what is in it

    /** Returns how many messages it holds at most. */
    long getCapacity();

    /** Returns how many messages count toward the capacity. */
    long getUsed();

    /** Returns what messages may count for in bytes at most, or 0 for no such bound. */
    long getCapacityBytes();

    /** Returns what messages count for in bytes; 0 if there is no such bound. */
    long getUsedBytes();

    /** Returns how many messages wait for a consumer. */
    long getPending();

    /** Returns how many messages are not due yet, or wait for their redelivery. */
    long getDelayed();

    /** Returns how many messages are handed over and not acknowledged. */
    long getInFlight();

    /** Returns how many producers wait for space. */
    long getBlockedProducers();

    /** Returns for how long the oldest pending message could have been received, in milliseconds; 0 when none is pending. */
    long getOldestAgeMillis();

    /** Returns who receives from it. */
    List<ConsumerView> getConsumers();

    // ---------------------------------------------------------------- what has happened

    /** Returns how many messages have entered. */
    long getPublished();

    /** Returns how often messages were handed over, redeliveries included. */
    long getDelivered();

    /** Returns how often messages were handed over that had been before. */
    long getRedelivered();

    /** Returns how many messages were acknowledged. */
    long getAcknowledged();

    /** Returns how many messages were lost, by reason. */
    Map<String, Long> getLost();

    /** Returns of how many lost messages there was made a dead letter. */
    long getDeadLettered();

    /** Returns how many messages were taken out by an operator. */
    long getRemoved();

    /** Returns how many deliveries were not acknowledged in time. */
    long getTimedOut();

    /** Returns how many acknowledgements came too late. */
    long getSettledLate();

    /** Returns how many sends failed for want of space. */
    long getRefused();

    // ---------------------------------------------------------------- commands

    /**
     * Returns messages in it, and changes nothing.
     *
     * @param selector which, or empty for all
     * @param limit how many at most, from 1
     */
    List<MessageView> browse(@Nullable String selector, int limit);

    /**
     * Takes messages out; they are gone.
     *
     * @param selector which, or empty for all
     * @return how many
     */
    int remove(@Nullable String selector);

    /**
     * Takes one message out; it is gone.
     *
     * @param messageId its id
     * @return whether there was such a message
     */
    boolean removeMessage(String messageId);

    /**
     * Moves messages to a queue.
     *
     * @param selector which, or empty for all
     * @param queue the name of the queue
     * @return how many were moved, and how many were not
     */
    Moved move(@Nullable String selector, String queue);

    /**
     * Moves one message to a queue.
     *
     * @param messageId its id
     * @param queue the name of the queue
     * @return whether it was moved; if not, there is no such message, or no space for it
     */
    boolean moveMessage(String messageId, String queue);

    /** Moves the dead letters of messages lost here back here. */
    Moved replayDeadLetters();

    /** Keeps its consumers from receiving. */
    void pause();

    /** Lets its consumers receive again. */
    void resume();

    /**
     * Deletes the queue with its messages, or ends the subscription.
     *
     * @param force whether to do it even if it is in use
     */
    void delete(boolean force);
}
