package dev.sluice.core.queue;

import dev.sluice.core.message.Envelope;
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

    /** What has been pending longest goes; the arriving one, when all others are in flight or not due yet. */
    record DropOldest() implements Overflow {
        private static final int WHATEVER_PRIORITY = Envelope.HIGHEST_PRIORITY + 1;

        @Override
        public Offer arrivedAtFull(Backlog backlog, QueuedDelivery arriving) {
            Pending pending = backlog.pending();
            return backlog.replace(WHATEVER_PRIORITY, pending::oldest, arriving, LossReason.DROPPED_OLDEST);
        }
    }

    /** What has been pending longest of the lowest priority goes, if that is lower than the arriving one's; else the arriving one. */
    record EvictLowest() implements Overflow {
        @Override
        public Offer arrivedAtFull(Backlog backlog, QueuedDelivery arriving) {
            Pending pending = backlog.pending();
            int priority = arriving.lane();
            return backlog.replace(priority, () -> pending.leastImportantBelow(priority), arriving, LossReason.EVICTED);
        }
    }
}
