package dev.sluice.core.queue;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.time.DeadlineHeap;

/**
 * When something in a queue is due: delayed messages, redeliveries, expiries, acknowledgements. One timer for all of them,
 * set to the earliest.
 *
 * <p>Threads: guarded by the queue's lock, but for {@link #isNews}.
 */
final class Deadlines {
    private final BrokerClock clock;
    private final Runnable onDue;

    private final DeadlineHeap<QueuedDelivery> deliveries = heap(QueuedDelivery.State.DELAYED);
    private final DeadlineHeap<QueuedDelivery> expiries = heap(null);
    private final DeadlineHeap<QueuedDelivery> settlements = heap(QueuedDelivery.State.IN_FLIGHT);
    private final DeadlineHeap<QueuedDelivery> retries = heap(QueuedDelivery.State.PENDING);

    /** Deliveries in their lanes that must not be handed over before a time, and hold up those behind them. */
    private Map<QueuedDelivery, Long> notBefore = Map.of();

    /** Deliveries in flight whose time to settle was extended, and until when. */
    private Map<QueuedDelivery, Long> extended = Map.of();

    /** When the timer goes off, or {@link DeadlineHeap#NEVER}. */
    private volatile long armedFor = DeadlineHeap.NEVER;

    private BrokerClock.@Nullable Timer timer;

    /** Whether there is a new deadline, or no timer any more, since the timer was set. */
    private boolean changed;

    /**
     * Whether the matter of an entry is settled. A class and not lambdas, which are slow to link when an application starts.
     *
     * @param state a delivery has a deadline as long as it is in this state, and has not been handed over since; null for as long as
     *     it is in the queue
     */
    private record Settled(QueuedDelivery.@Nullable State state)
            implements Predicate<DeadlineHeap.Entry<QueuedDelivery>> {
        @Override
        public boolean test(DeadlineHeap.Entry<QueuedDelivery> entry) {
            QueuedDelivery delivery = entry.item();
            return state == null ? delivery.is(QueuedDelivery.State.GONE) : !delivery.isSince(entry.tag(), state);
        }
    }

    private static DeadlineHeap<QueuedDelivery> heap(QueuedDelivery.@Nullable State state) {
        return new DeadlineHeap<>(new Settled(state));
    }

    Deadlines(BrokerClock clock, Runnable onDue) {
        this.clock = clock;
        this.onDue = onDue;
    }

    /** Returns whether the message has a deadline before the timer goes off. Any thread, no lock. */
    boolean isNews(Envelope envelope) {
        long expiration = envelope.expiration();
        long delivery = envelope.deliveryTime();
        return (expiration != 0 && expiration < armedFor) || (delivery > envelope.timestamp() && delivery < armedFor);
    }

    /** Returns the time so many milliseconds from now, or {@link DeadlineHeap#NEVER} if that is beyond counting. */
    long after(long millis) {
        long now = clock.millis();
        return millis > DeadlineHeap.NEVER - Math.max(0, now) ? DeadlineHeap.NEVER : now + millis;
    }

    void deliverAt(long millis, QueuedDelivery delivery) {
        changed = true;
        deliveries.add(millis, delivery, delivery.handOver());
    }

    void expireAt(long millis, QueuedDelivery delivery) {
        changed = true;
        expiries.add(millis, delivery, 0);
    }

    void settleBy(long millis, QueuedDelivery delivery) {
        changed = true;
        settlements.add(millis, delivery, delivery.handOver());
    }

    void extend(long millis, QueuedDelivery delivery) {
        if (extended.isEmpty()) {
            extended = new HashMap<>();
        }
        delivery.note();
        extended.put(delivery, millis);
        settleBy(millis, delivery);
    }

    void holdUntil(long millis, QueuedDelivery delivery) {
        changed = true;
        if (notBefore.isEmpty()) {
            notBefore = new HashMap<>();
        }
        delivery.note();
        notBefore.put(delivery, millis);
        retries.add(millis, delivery, delivery.handOver());
    }

    boolean isAnyHeld() {
        return !notBefore.isEmpty();
    }

    boolean isHeld(QueuedDelivery delivery) {
        return delivery.isNoted() && notBefore.containsKey(delivery);
    }

    void forget(QueuedDelivery delivery) {
        if (!delivery.isNoted()) {
            return;
        }
        if (!notBefore.isEmpty()) {
            notBefore.remove(delivery);
        }
        if (!extended.isEmpty()) {
            extended.remove(delivery);
        }
    }

    /** Returns a delayed delivery whose time has come, or null. */
    @Nullable
    QueuedDelivery pollDeliverable(long now) {
        return item(deliveries.pollDue(now));
    }

    /** Returns a delivery that has expired, in whatever state, or null. */
    @Nullable
    QueuedDelivery pollExpired(long now) {
        return item(expiries.pollDue(now));
    }

    /** Returns a delivery in flight that was to be settled by now, or null. */
    @Nullable
    QueuedDelivery pollUnsettled(long now) {
        while (true) {
            QueuedDelivery delivery = item(settlements.pollDue(now));
            if (delivery == null || extended.getOrDefault(delivery, now) <= now) {
                return delivery;
            }
        }
    }

    /** Lets go of held deliveries whose time has come; returns whether there were any. */
    boolean releaseHeld(long now) {
        boolean any = false;
        for (QueuedDelivery due = item(retries.pollDue(now)); due != null; due = item(retries.pollDue(now))) {
            notBefore.remove(due);
            any = true;
        }
        return any;
    }

    /** Hands over every delivery that is delayed. */
    void forEachDelayed(Consumer<QueuedDelivery> action) {
        deliveries.forEach(action);
    }

    private static @Nullable QueuedDelivery item(DeadlineHeap.@Nullable Entry<QueuedDelivery> entry) {
        return entry == null ? null : entry.item();
    }

    /** Sets the timer to the earliest deadline, if it is set to a later time. */
    void arm() {
        if (!changed) {
            return;
        }
        changed = false;
        long first = Math.min(
                Math.min(deliveries.first(), expiries.first()), Math.min(settlements.first(), retries.first()));
        if (first < armedFor) {
            cancelTimer();
            armedFor = first;
            timer = clock.schedule(first, onDue);
        }
    }

    /** The timer has gone off, or is not needed any more. */
    void disarm() {
        armedFor = DeadlineHeap.NEVER;
        changed = true;
        cancelTimer();
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
