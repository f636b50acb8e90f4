package dev.sluice.core.queue;

import dev.sluice.core.message.Envelope;

/**
 * A message as an operator has seen it in a queue, pending or delayed. It may have moved on by now.
 *
 * @param delivery its place in the queue
 * @param envelope the message
 * @param attempts how often it had been handed over
 * @param handOver the number of the last one, of all, those included that were taken back: tells whether it has been handed over since
 * @param delayed whether it was not due yet
 */
public record Sighting(QueuedDelivery delivery, Envelope envelope, int attempts, int handOver, boolean delayed) {
    static Sighting of(QueuedDelivery delivery) {
        return new Sighting(
                delivery,
                delivery.envelope(),
                delivery.attempts,
                delivery.handOver(),
                delivery.is(QueuedDelivery.State.DELAYED));
    }

    /** Returns whether it is still there, and was not handed over meanwhile. The queue's lock is held. */
    boolean isStillTrue() {
        return delivery.isSince(handOver, QueuedDelivery.State.PENDING)
                || delivery.isSince(handOver, QueuedDelivery.State.DELAYED);
    }
}
