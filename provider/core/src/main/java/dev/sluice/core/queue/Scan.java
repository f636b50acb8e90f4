package dev.sluice.core.queue;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.selector.Selector;

/**
 * How far a reader with a selector has looked through the pending deliveries, so that nothing is looked at twice.
 *
 * <p>Threads: guarded by the queue's lock.
 */
final class Scan {
    /** How many deliveries a reader looks at before it lets others have the lock. */
    private static final int LOOK_AT_ONCE = 256;

    private final Selector selector;

    /** In each lane the first delivery that was not looked at yet. */
    private final @Nullable QueuedDelivery[] unseen = new QueuedDelivery[Envelope.HIGHEST_PRIORITY + 1];

    private int looksLeft = LOOK_AT_ONCE;

    /** Begins with the first delivery of all lanes. */
    Scan(Selector selector, Lanes lanes) {
        this.selector = selector;
        for (int lane = 0; lane < unseen.length; lane++) {
            unseen[lane] = lanes.head(lane);
        }
    }

    /** A delivery was put into its lane; look at it if it is not further on than what will be looked at anyway. */
    void added(QueuedDelivery delivery) {
        QueuedDelivery first = unseen[delivery.lane()];
        if (first == null || first.sequence > delivery.sequence) {
            unseen[delivery.lane()] = delivery;
        }
    }

    /** A delivery is about to be taken out of its lane. */
    void removing(QueuedDelivery delivery) {
        if (unseen[delivery.lane()] == delivery) {
            unseen[delivery.lane()] = delivery.next;
        }
    }

    /** Begins to look, at no more than {@value #LOOK_AT_ONCE} deliveries. */
    void begin() {
        looksLeft = LOOK_AT_ONCE;
    }

    /**
     * Moves on to the next delivery of a priority that matches. It stays the first not looked at until it is taken out.
     *
     * @return the delivery, or null when none was found; then {@link #isTired} tells whether there is more to look at
     */
    @Nullable
    QueuedDelivery next(int lane) {
        while (unseen[lane] != null && looksLeft > 0) {
            QueuedDelivery delivery = unseen[lane];
            if (selector.matches(delivery.envelope())) {
                return delivery;
            }
            unseen[lane] = delivery.next;
            looksLeft--;
        }
        return null;
    }

    /** Returns whether the last look ended before everything was seen. */
    boolean isTired() {
        return looksLeft == 0;
    }
}
