package dev.sluice.core.queue;

import org.jspecify.annotations.Nullable;

/**
 * Which pending delivery a reader gets next: the first of the highest priority that it wants, unless that waits for its
 * redelivery and holds up those of its priority; then the first of the next lower priority.
 *
 * <p>Threads: guarded by the queue's lock.
 */
final class Choice {
    private final Lanes lanes;
    private final Deadlines deadlines;

    Choice(Lanes lanes, Deadlines deadlines) {
        this.lanes = lanes;
        this.deadlines = deadlines;
    }

    /** Returns the delivery, still pending; null when there is none, or the reader is tired of looking. */
    @Nullable
    QueuedDelivery firstFor(QueueReader reader) {
        QueuedDelivery first = reader.hasSelector() ? reader.look() : lanes.first();
        return first != null && deadlines.isHeld(first) ? firstNotHeld(reader) : first;
    }

    private @Nullable QueuedDelivery firstNotHeld(QueueReader reader) {
        for (int lane = lanes.top(); lane >= 0; lane--) {
            QueuedDelivery first = reader.hasSelector() ? reader.lookAtLane(lane) : lanes.head(lane);
            if (first != null && !deadlines.isHeld(first)) {
                return first;
            }
        }
        return null;
    }

    /** Returns whether it makes sense for the reader to ask. */
    boolean isAnyFor(QueueReader reader) {
        return firstFor(reader) != null || reader.isTired();
    }
}
