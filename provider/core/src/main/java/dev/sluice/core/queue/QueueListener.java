package dev.sluice.core.queue;

import org.jspecify.annotations.Nullable;

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

    /** A delivery was not settled in time and went back. */
    void timedOut(MessageQueue queue, Envelope envelope, int attempt);

    /** A delivery was settled after it had timed out; the settlement had no effect. */
    void settledLate(MessageQueue queue, int attempt);

    /**
     * From now on the messages of a key go to a reader.
     *
     * @param key the value of the property that the queue's messages are kept together by
     */
    default void keyAssigned(MessageQueue queue, Object key, QueueReader reader) {}

    /**
     * A reader gets no further messages of a key.
     *
     * @param key the value of the property that the queue's messages are kept together by
     */
    default void keyLost(MessageQueue queue, Object key, QueueReader reader) {}

    /**
     * A message that left a queue without having been accepted.
     *
     * @param queue where it was
     * @param envelope the message
     * @param reason why it left
     * @param attempts how often it had been handed over
     * @param cause what its last receiver failed with, or null when not known
     */
    record Loss(
            MessageQueue queue,
            Envelope envelope,
            LossReason reason,
            int attempts,
            @Nullable Throwable cause) {}
}
