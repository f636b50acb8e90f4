package dev.sluice.core.queue;

import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.OverflowPolicy;

/**
 * What a full queue does with an arriving message. One small class for each {@link OverflowPolicy}.
 *
 * <p>Threads: called under the queue's lock, with all arrivals collected.
 */
sealed interface Overflow {
    Offer arrivedAtFull(Backlog backlog, QueuedDelivery arriving);

    static Overflow of(OverflowPolicy policy) {
        return switch (policy) {
            case BLOCK, REJECT -> new LeaveToSender();
            case DROP_NEWEST -> new DropNewest();
            case DROP_OLDEST -> new DropOldest();
            case EVICT_LOWEST_PRIORITY -> new EvictLowest();
        };
    }

    /** BLOCK and REJECT: the sender waits, or is refused. */
    record LeaveToSender() implements Overflow {
        @Override
        public Offer arrivedAtFull(Backlog backlog, QueuedDelivery arriving) {
            return Offer.FULL;
        }
    }

    /** The arriving one goes. */
    record DropNewest() implements Overflow {
        @Override
        public Offer arrivedAtFull(Backlog backlog, QueuedDelivery arriving) {
            return backlog.refuse(arriving);
        }
    }

    /** The one pending longest goes; the arriving one, when all others are in flight or not due yet. */
    record DropOldest() implements Overflow {
        @Override
        public Offer arrivedAtFull(Backlog backlog, QueuedDelivery arriving) {
            QueuedDelivery oldest = backlog.pending().oldest();
            return oldest == null
                    ? backlog.refuse(arriving)
                    : backlog.replace(oldest, arriving, LossReason.DROPPED_OLDEST);
        }
    }

    /** The one pending longest of the lowest priority goes, if that is lower than the arriving one's; else the arriving one. */
    record EvictLowest() implements Overflow {
        @Override
        public Offer arrivedAtFull(Backlog backlog, QueuedDelivery arriving) {
            QueuedDelivery least = backlog.pending().leastImportantBelow(arriving.lane());
            return least == null ? backlog.refuse(arriving) : backlog.replace(least, arriving, LossReason.EVICTED);
        }
    }
}
