package dev.sluice.core.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.time.BrokerClock;

/**
 * Which of several pending deliveries is the next: the first of the highest priority, unless that waits for its redelivery
 * and holds up those of its priority; then the first of the next lower priority. With ageing, a priority counts for more the
 * longer a delivery has waited; within one priority, it is first in, first out all the same.
 *
 * <p>Threads: guarded by the queue's lock.
 */
final class Choice {
    private final Deadlines deadlines;
    private final BrokerClock clock;
    private final long ageingMillis;

    Choice(Deadlines deadlines, BrokerClock clock, long ageingMillis) {
        this.deadlines = deadlines;
        this.clock = clock;
        this.ageingMillis = ageingMillis;
    }

    /** Returns whether the order changes as time goes by. */
    boolean isAgeing() {
        return ageingMillis > 0;
    }

    /** Returns the next delivery of some lanes, still in there, or null. */
    @Nullable
    QueuedDelivery first(Lanes lanes) {
        QueuedDelivery first = lanes.first();
        return first == null || isSimply(first) ? first : best(lanes.top(), lanes::head);
    }

    /** Returns the next delivery that a scan finds; null also if it is tired before it has seen all that matters. */
    @Nullable
    QueuedDelivery first(Scan scan, Lanes lanes) {
        scan.begin();
        QueuedDelivery best = best(lanes.top(), scan::next);
        return isAgeing() && scan.isTired() ? null : best;
    }

    /** Returns deliveries that are in order of priority and sequence in the order in which they would be delivered now. */
    List<QueuedDelivery> inOrder(List<QueuedDelivery> plain) {
        if (!isAgeing()) {
            return plain;
        }
        Map<Integer, Deque<QueuedDelivery>> lanes = new HashMap<>();
        plain.forEach(
                d -> lanes.computeIfAbsent(d.lane(), lane -> new ArrayDeque<>()).add(d));
        long now = clock.millis();
        List<QueuedDelivery> ordered = new ArrayList<>(plain.size());
        while (!lanes.isEmpty()) {
            Deque<QueuedDelivery> next = Collections.min(
                    lanes.values(),
                    Comparator.comparing((Deque<QueuedDelivery> lane) -> -aged(lane.element(), now))
                            .thenComparing(lane -> lane.element().sequence));
            QueuedDelivery first = next.remove();
            ordered.add(first);
            if (next.isEmpty()) {
                lanes.remove(first.lane());
            }
        }
        return ordered;
    }

    /** Returns whether the first of the highest priority is the next. */
    private boolean isSimply(QueuedDelivery first) {
        return ageingMillis == 0 && !deadlines.isHeld(first);
    }

    private @Nullable QueuedDelivery best(int top, IntFunction<@Nullable QueuedDelivery> firstOfLane) {
        QueuedDelivery best = null;
        int highest = -1;
        long now = clock.millis();
        for (int lane = top; lane >= 0; lane--) {
            QueuedDelivery first = firstOfLane.apply(lane);
            if (first == null || deadlines.isHeld(first)) {
                continue;
            }
            if (ageingMillis == 0) {
                return first;
            }
            int priority = aged(first, now);
            if (best == null || priority > highest || (priority == highest && first.sequence < best.sequence)) {
                best = first;
                highest = priority;
            }
        }
        return best;
    }

    private int aged(QueuedDelivery delivery, long now) {
        Envelope envelope = delivery.envelope();
        long risen = Math.max(0, now - envelope.deliveryTime()) / ageingMillis;
        return (int) Math.min(Envelope.HIGHEST_PRIORITY, envelope.priority() + risen);
    }
}
