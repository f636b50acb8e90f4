package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import dev.sluice.core.message.Envelope;

/**
 * What is in a queue, as those see it who neither send nor receive.
 *
 * <p>Threads: guarded by the queue's lock.
 */
final class Inventory {
    private final Backlog backlog;
    private final Deadlines deadlines;
    private final Readers readers;

    Inventory(Backlog backlog, Deadlines deadlines, Readers readers) {
        this.backlog = backlog;
        this.deadlines = deadlines;
        this.readers = readers;
    }

    /** Returns the messages that are pending, in the order of delivery. */
    List<Envelope> browse(Predicate<Envelope> wanted) {
        backlog.bringUpToDate();
        List<Envelope> found = new ArrayList<>();
        for (QueuedDelivery delivery : backlog.pending().inOrder()) {
            if (wanted.test(delivery.envelope())) {
                found.add(delivery.envelope());
            }
        }
        return found;
    }

    /** Returns no more than so many of what is pending, in the order of delivery, and of what is delayed. */
    List<Sighting> find(Predicate<Envelope> wanted, int limit) {
        backlog.bringUpToDate();
        List<Sighting> found = new ArrayList<>();
        for (QueuedDelivery delivery : backlog.pending().inOrder()) {
            if (found.size() < limit && wanted.test(delivery.envelope())) {
                found.add(Sighting.of(delivery));
            }
        }
        if (found.size() < limit) {
            delayed(wanted).stream()
                    .limit(limit - found.size())
                    .map(Sighting::of)
                    .forEach(found::add);
        }
        return found;
    }

    private List<QueuedDelivery> delayed(Predicate<Envelope> wanted) {
        List<QueuedDelivery> delayed = new ArrayList<>();
        deadlines.forEachDelayed(delivery -> {
            if (wanted.test(delivery.envelope())) {
                delayed.add(delivery);
            }
        });
        delayed.sort(Comparator.comparing((QueuedDelivery delivery) -> -delivery.lane())
                .thenComparing(delivery -> delivery.sequence));
        return delayed;
    }

    /** Takes out what is pending or delayed. */
    List<Envelope> remove(Predicate<Envelope> wanted) {
        backlog.collect();
        List<QueuedDelivery> leaving = new ArrayList<>();
        for (QueuedDelivery delivery : backlog.pending().inOrder()) {
            if (wanted.test(delivery.envelope())) {
                leaving.add(delivery);
            }
        }
        leaving.addAll(delayed(wanted));
        List<Envelope> removed = new ArrayList<>(leaving.size());
        for (QueuedDelivery delivery : leaving) {
            removed.add(delivery.envelope());
            backlog.takeOut(delivery);
        }
        // It may have been one of those that held up others.
        backlog.tellReaders();
        return removed;
    }

    /** Takes out what was seen, if it has not moved on since. */
    boolean remove(Sighting seen) {
        boolean possible = seen.isStillTrue();
        if (possible) {
            backlog.takeOut(seen.delivery());
            backlog.tellReaders();
        }
        return possible;
    }

    QueueFigures figures(int blockedSenders, boolean paused) {
        backlog.bringUpToDate();
        deadlines.arm();
        QueuedDelivery oldest = backlog.pending().oldest();
        return new QueueFigures(
                backlog.depth(blockedSenders),
                oldest == null ? 0 : oldest.envelope().deliveryTime(),
                paused,
                backlog.counters().totals(),
                backlog.counters().lost(),
                readers.figures(backlog.pending()));
    }
}
