package dev.sluice.core.queue;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.selector.Selector;

/**
 * Somebody who takes messages from a queue. It asks; nothing is set aside for it. When it asked in vain it is idle, and is
 * told once when asking again makes sense.
 *
 * <p>Threads: any. The queue's lock guards all state.
 */
public final class QueueReader {
    /** How many deliveries a reader with a selector looks at before it lets others have the lock. */
    private static final int LOOK_AT_ONCE = 256;

    private final MessageQueue queue;
    private final @Nullable Selector selector;
    private final Runnable onReady;

    /** With a selector: in each lane the first delivery it has not looked at yet, so that nothing is looked at twice. */
    private final @Nullable QueuedDelivery[] unseen;

    private Phase phase = Phase.STOPPED;
    private int looksLeft = LOOK_AT_ONCE;

    private enum Phase {
        STOPPED,
        /** Started; it has been told, or has found something when it last asked. */
        ACTIVE,
        /** Started; it asked in vain. */
        IDLE,
        CLOSED
    }

    QueueReader(MessageQueue queue, @Nullable Selector selector, Runnable onReady) {
        this.queue = queue;
        this.selector = selector;
        this.onReady = onReady;
        this.unseen = new QueuedDelivery[selector == null ? 0 : Envelope.HIGHEST_PRIORITY + 1];
    }

    /** Returns the queue it reads. */
    public MessageQueue queue() {
        return queue;
    }

    /**
     * Takes the next message, which is in flight from then on.
     *
     * @return its delivery, or null when there is none now; then {@code onReady} runs once as soon as there may be
     */
    public @Nullable QueuedDelivery poll() {
        return queue.poll(this);
    }

    /** Lets it receive, from now on. */
    public void start() {
        queue.start(this);
    }

    /** Keeps it from receiving. When this returns, {@link #poll} finds nothing until it is started. */
    public void stop() {
        queue.stop(this);
    }

    /** Ends it. What it has in flight stays so, until it is settled. */
    public void close() {
        queue.close(this);
    }

    boolean hasSelector() {
        return selector != null;
    }

    boolean isActive() {
        return phase == Phase.ACTIVE || phase == Phase.IDLE;
    }

    boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    boolean isIdle() {
        return phase == Phase.IDLE;
    }

    void activated() {
        phase = Phase.ACTIVE;
    }

    void idled() {
        phase = Phase.IDLE;
    }

    void stopped() {
        phase = Phase.STOPPED;
    }

    void closed() {
        phase = Phase.CLOSED;
    }

    Runnable onReady() {
        return onReady;
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

    /** Looks at everything there is, as if for the first time. */
    void lookAtAll(Lanes lanes) {
        for (int lane = 0; lane < unseen.length; lane++) {
            unseen[lane] = lanes.head(lane);
        }
    }

    /**
     * Moves on to the next delivery that matches, looking at no more than {@value #LOOK_AT_ONCE}. The delivery stays the
     * first not looked at until it is taken out.
     *
     * @return the delivery, or null when none was found; then {@link #isTired} tells whether there is more to look at
     */
    @Nullable
    QueuedDelivery look() {
        looksLeft = LOOK_AT_ONCE;
        for (int lane = unseen.length - 1; lane >= 0; lane--) {
            QueuedDelivery match = lookAtLane(lane);
            if (match != null || isTired()) {
                return match;
            }
        }
        return null;
    }

    /** As {@link #look}, for one priority, with as many looks as are left. */
    @Nullable
    QueuedDelivery lookAtLane(int lane) {
        while (unseen[lane] != null && looksLeft > 0) {
            QueuedDelivery delivery = unseen[lane];
            if (selector == null || selector.matches(delivery.envelope())) {
                return delivery;
            }
            unseen[lane] = delivery.next;
            looksLeft--;
        }
        return null;
    }

    /** Returns whether its last look ended before it had seen everything. */
    boolean isTired() {
        return looksLeft == 0;
    }
}
