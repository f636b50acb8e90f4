package dev.sluice.core.queue;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.policy.LossReason;

/**
 * Told what happens in a queue that nobody asked for.
 *
 * <p>Threads: called on whichever thread caused it, never under a lock. Must not throw and must not block.
 */
public interface QueueListener {
    /** A message left the queue without having been accepted. */
    void lost(Loss loss);

    /** A delivery was not settled in time by its consumer, and went back. */
    void timedOut(MessageQueue queue, Envelope envelope, int attempt, ConsumerId consumer);

    /** A delivery was settled after it had timed out; the settlement had no effect. The envelope is null if it has left. */
    void settledLate(MessageQueue queue, @Nullable Envelope envelope, int attempt);

    /** A message found the queue full. Told again only after the queue has been half empty. */
    default void filled(MessageQueue queue) {}

    /** A sender has to wait for space. */
    default void blocked(MessageQueue queue, String sender) {}

    /**
     * A sender's wait for space has ended.
     *
     * @param queue what it waited for
     * @param sender the name of its {@link dev.sluice.core.message.Origin}
     * @param nanos how long it waited, in nanoseconds
     * @param entered whether its message is in the queue
     */
    default void unblocked(MessageQueue queue, String sender, long nanos, boolean entered) {}

    /**
     * From now on the messages of a key go to one member of a group.
     *
     * @param key the value of the property that the queue's messages are kept together by
     */
    default void keyAssigned(MessageQueue queue, Object key, ConsumerId member) {}

    /**
     * A member of a group gets no further messages of a key.
     *
     * @param key the value of the property that the queue's messages are kept together by
     */
    default void keyLost(MessageQueue queue, Object key, ConsumerId member) {}

    /**
     * A message that left a queue without having been accepted.
     *
     * @param queue where it was
     * @param envelope the message
     * @param reason why it left
     * @param attempts how often it had been handed over
     * @param failures when these attempts failed, or null if none has
     * @param cause what its last receiver failed with, or null when not known
     */
    record Loss(
            MessageQueue queue,
            Envelope envelope,
            LossReason reason,
            int attempts,
            @Nullable Failures failures,
            @Nullable Throwable cause) {}

    /**
     * When the attempts to deliver a message have failed.
     *
     * @param firstMillis when the first did, in milliseconds since 1970
     * @param lastMillis when the last did, in milliseconds since 1970
     */
    record Failures(long firstMillis, long lastMillis) {}
}
