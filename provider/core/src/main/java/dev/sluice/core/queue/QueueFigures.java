package dev.sluice.core.queue;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.selector.Selector;

/**
 * The figures of a queue at one instant.
 *
 * @param depth what is in it
 * @param oldestMillis since when its oldest pending message can be received, in milliseconds since 1970, or 0 if none is
 *     pending
 * @param paused whether its readers are kept from receiving
 * @param totals what has happened since it was made
 * @param lost how many messages left without having been accepted, by reason; every reason is present
 * @param readers who reads it
 */
public record QueueFigures(
        Depth depth,
        long oldestMillis,
        boolean paused,
        Totals totals,
        Map<LossReason, Long> lost,
        List<Reader> readers) {
    /**
     * What is in a queue.
     *
     * @param used slots in use, never more than the capacity
     * @param usedBytes what the messages count for in bytes, never more than the bound in bytes; 0 if there is no such bound
     * @param pending messages that wait for a receiver
     * @param delayed messages that are not due yet
     * @param inFlight messages handed over and not settled
     * @param blockedSenders senders that wait for space
     * @param readers receivers there are
     */
    public record Depth(
            int used, long usedBytes, int pending, int delayed, int inFlight, int blockedSenders, int readers) {}

    /**
     * What has happened in a queue since it was made.
     *
     * @param published messages that entered
     * @param delivered hand-overs, redeliveries included
     * @param redelivered hand-overs that were not a message's first
     * @param acknowledged messages accepted
     * @param removed messages taken out by an operator, or with the queue
     * @param timedOut deliveries that were not settled in time
     * @param settledLate settlements that came too late and had no effect
     * @param refused sends that were refused for want of space
     * @param deadLettered messages lost of which there is a dead letter
     */
    public record Totals(
            long published,
            long delivered,
            long redelivered,
            long acknowledged,
            long removed,
            long timedOut,
            long settledLate,
            long refused,
            long deadLettered) {}

    /**
     * Who reads a queue.
     *
     * @param owner the consumer
     * @param selector what it wants, or null for everything
     * @param started whether it may receive
     * @param inFlight messages it has and has not settled
     * @param setAside messages that are kept for it, and that it has not asked for yet
     * @param keys how many keys are its own, where messages of a key go to one reader
     * @param delivered hand-overs to it
     * @param acknowledged messages it has accepted
     */
    public record Reader(
            ConsumerId owner,
            @Nullable Selector selector,
            boolean started,
            int inFlight,
            int setAside,
            int keys,
            long delivered,
            long acknowledged) {}

    /** Returns how many messages were lost for a reason. */
    public long lost(LossReason reason) {
        return lost.getOrDefault(reason, 0L);
    }
}
