package dev.sluice.core.admin;

import java.time.Duration;

/**
 * How much is in a queue or subscription, or in several together.
 *
 * @param capacity messages it holds at most
 * @param used messages that count toward the capacity: those below, and those of transactions that are being committed
 * @param capacityBytes what they may count for in bytes at most, or 0 for no such bound
 * @param usedBytes what they count for in bytes; 0 if there is no such bound
 * @param pending messages that wait for a consumer
 * @param delayed messages that are not due yet, or wait for their redelivery
 * @param inFlight messages handed over and not acknowledged
 * @param blockedProducers producers that wait for space
 * @param oldestAge for how long the oldest pending message could have been received; zero when none is pending
 */
public record Depth(
        long capacity,
        long used,
        long capacityBytes,
        long usedBytes,
        long pending,
        long delayed,
        long inFlight,
        long blockedProducers,
        Duration oldestAge) {
    /** Nothing. */
    public static final Depth NONE = new Depth(0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO);

    /** Returns how much is in both together, and the greater age. */
    public Depth plus(Depth other) {
        return new Depth(
                capacity + other.capacity,
                used + other.used,
                capacityBytes + other.capacityBytes,
                usedBytes + other.usedBytes,
                pending + other.pending,
                delayed + other.delayed,
                inFlight + other.inFlight,
                blockedProducers + other.blockedProducers,
                oldestAge.compareTo(other.oldestAge) < 0 ? other.oldestAge : oldestAge);
    }
}
