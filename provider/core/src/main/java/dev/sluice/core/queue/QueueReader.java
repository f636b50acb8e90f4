package dev.sluice.core.queue;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.selector.Selector;

/**
 * Somebody who takes messages from a queue. It asks; nothing is set aside for it, unless the queue's balancing says so. If it
 * asked in vain it may watch the queue, and is told once when asking again makes sense.
 *
 * <p>Threads: any. The queue's lock guards all state.
 */
public final class QueueReader implements Runnable {
    private final MessageQueue queue;
    private final ReaderTerms terms;
    private final ReadyListener onReady;
    private final @Nullable Selector selector;
    private Phase phase = Phase.STOPPED;

    /** With a selector, where nothing is set aside: how far it has looked. */
    private @Nullable Scan scan;

    /** Where the queue is divided: what is set aside for it. */
    private @Nullable Share share;

    private int inFlight;
    private long delivered;
    private long acknowledged;

    private enum Phase {
        STOPPED,
        /** Started; it does not watch, or has been told. */
        ACTIVE,
        /** Started; it asked in vain and watches. */
        IDLE,
        CLOSED
    }

    QueueReader(MessageQueue queue, ReaderTerms terms, ReadyListener onReady) {
        this.queue = queue;
        this.terms = terms;
        this.onReady = onReady;
        this.selector = terms.selector();
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
     * Takes the next message, as {@link #poll}, or watches the queue: it is told once when there is something to take. It may
     * {@linkplain #isWatching watch} though it gets one, if that was the last.
     *
     * @return its delivery, or null when there is none now
     */
    public @Nullable QueuedDelivery pollOrWatch() {
        return queue.poll(this, true);
    }

    /** Returns whether anything has arrived that nobody has looked at yet. Cheap, takes no lock, and may be over at once. */
    public boolean hasNews() {
        return queue.hasNews();
    }

    /** Returns whether it watches, and is going to be told. May be over by then; it may watch though this says no. */
    public boolean isWatching() {
        return queue.isWatchedAlone(this);
    }

    /** Stops watching. What it has been told of in vain, another is told of. */
    public void unwatch() {
        queue.unwatch(this);
    }

    /** Lets it receive, from now on. */
    public void start() {
        queue.start(this);
    }

    /**
     * Says that it is going to ask. Where messages are divided among the members of a group it is one from now on, if it is
     * started, and not only when it asks.
     */
    public void join() {
        queue.join(this);
    }

    /** Keeps it from receiving. When this returns, {@link #poll} finds nothing until it is started. */
    public void stop() {
        queue.stop(this);
    }

    /** Ends it. What it has in flight stays so, until it is settled. */
    public void close() {
        queue.close(this);
    }

    ReaderTerms terms() {
        return terms;
    }

    ConsumerId owner() {
        return terms.owner();
    }

    int inFlight() {
        return inFlight;
    }

    void handedOver() {
        inFlight++;
        delivered++;
    }

    /** One of its deliveries is settled, or was taken from it. */
    void settled(Outcome outcome) {
        inFlight--;
        if (outcome == Outcome.ACCEPTED) {
            acknowledged++;
        } else if (outcome == Outcome.UNDONE) {
            delivered--;
        }
    }

    QueueFigures.Reader figures(int keys) {
        return new QueueFigures.Reader(
                terms.owner(),
                selector,
                isActive(),
                inFlight,
                share == null ? 0 : share.size(),
                keys,
                delivered,
                acknowledged);
    }

    boolean hasSelector() {
        return selector != null;
    }

    boolean wants(Envelope envelope) {
        return selector == null || selector.matches(envelope);
    }

    void scans(Scan own) {
        scan = own;
    }

    @Nullable
    Scan scan() {
        return scan;
    }

    /** Returns whether its last look ended before it had seen everything. */
    boolean isTired() {
        return scan != null && scan.isTired();
    }

    void takes(Share own) {
        share = own;
    }

    Share share() {
        return requireNonNull(share, "the queue is not divided");
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

    ReadyListener onReady() {
        return onReady;
    }

    /** Tells it that there is something; if it cannot ask now, tells the next that watches, and so on. No lock is held. */
    @Override
    public void run() {
        QueueReader told = this;
        while (told != null && !told.onReady.ready()) {
            told = queue.nextToTellAfter(told);
        }
    }
}
