package dev.sluice.core.queue;

import java.util.Map;

import dev.sluice.core.policy.LossReason;

/**
 * The figures of a queue at one instant.
 *
 * @param depth what is in it
 * @param totals what has happened since it was made
 * @param lost how many messages left without having been accepted, by reason; every reason is present
 */
public record QueueFigures(Depth depth, Totals totals, Map<LossReason, Long> lost) {
    /**
     * What is in a queue.
     *
     * @param used slots in use, never more than the capacity
     * @param pending messages that wait for a receiver
     * @param delayed messages that are not due yet
     * @param inFlight messages handed over and not settled
     * @param blockedSenders senders that wait for space
     * @param readers receivers there are
     */
    public record Depth(int used, int pending, int delayed, int inFlight, int blockedSenders, int readers) {}

    /**
     * What has happened in a queue since it was made.
     *
     * @param published messages that entered
     * @param delivered hand-overs, redeliveries included
     * @param redelivered hand-overs that were not a message's first
     * @param acknowledged messages accepted
     * @param removed messages taken out by an operator
     * @param timedOut deliveries that were not settled in time
     * @param settledLate settlements that came too late and had no effect
     */
    public record Totals(
            long published,
            long delivered,
            long redelivered,
            long acknowledged,
            long removed,
            long timedOut,
            long settledLate) {}

    /** Returns how many messages were lost for a reason. */
    public long lost(LossReason reason) {
        return lost.getOrDefault(reason, 0L);
    }
}
