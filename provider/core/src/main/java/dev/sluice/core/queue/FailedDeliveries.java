package dev.sluice.core.queue;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.queue.QueueListener.Failures;

/**
 * When deliveries have failed that are still in the queue; their dead letters tell. Kept beside them, so that what is
 * accepted at the first attempt, as nearly everything is, carries no room for it and needs no look at the clock.
 *
 * <p>Threads: guarded by the queue's lock.
 */
final class FailedDeliveries {
    private Map<QueuedDelivery, Failures> failures = Map.of();

    void add(QueuedDelivery delivery, long nowMillis) {
        if (failures.isEmpty()) {
            failures = new HashMap<>(2);
        }
        delivery.note();
        Failures before = failures.get(delivery);
        failures.put(delivery, new Failures(before == null ? nowMillis : before.firstMillis(), nowMillis));
    }

    /** Returns when a delivery has failed; null if it never has. */
    @Nullable
    Failures of(QueuedDelivery delivery) {
        return failures.get(delivery);
    }

    /** A delivery leaves. */
    void forget(QueuedDelivery delivery) {
        if (delivery.isNoted() && !failures.isEmpty()) {
            failures.remove(delivery);
        }
    }
}
