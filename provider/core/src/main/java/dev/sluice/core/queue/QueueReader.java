package dev.sluice.core.queue;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.selector.Selector;

/**
 * Somebody who takes messages from a queue. It asks; nothing is set aside for it. If it asked in vain it may watch the
 * queue, and is told once when asking again makes sense.
 *
 * <p>Threads: any. The queue's lock guards all state.
 */
public final class QueueReader implements Runnable {
    /** How many deliveries a reader with a selector looks at before it lets others have the lock. */
    private static final int LOOK_AT_ONCE = 256;

    private final MessageQueue queue;
    private final @Nullable Selector selector;
    private final ReadyListener onReady;

    /** With a selector: in each lane the first delivery it has not looked at yet, so that nothing is looked at twice. */
    private final @Nullable QueuedDelivery[] unseen;

    private Phase phase = Phase.STOPPED;
    private int looksLeft = LOOK_AT_ONCE;

    private enum Phase {
        STOPPED,
        /** Started; it does not watch, or has been told. */
        ACTIVE,
        /** Started; it asked in vain and watches. */
        IDLE,
        CLOSED
    }

    QueueReader(MessageQueue queue, @Nullable Selector selector, ReadyListener onReady) {
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
     * @return its delivery, or null when there is none now
     */
    public @Nullable QueuedDelivery poll() {
        return queue.poll(this, false);
    }

    /**
     * Takes the next message, as {@link #poll}, or watches the queue: it is told once when there is something to take.
     *
     * @return its delivery, or null when there is none now
     */
    public @Nullable QueuedDelivery pollOrWatch() {
        return queue.poll(this, true);
    }

    /** Stops watching. What it has been told of in vain, another is told of. */
    public void unwatch() {
        queue.unwatch(this);
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

    /** Tells it that there is something; if it cannot ask now, tells the next that watches, and so on. No lock is held. */
    @Override
    public void run() {
        QueueReader told = this;
        while (told != null && !told.onReady.ready()) {
            told = queue.nextToTell();
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
