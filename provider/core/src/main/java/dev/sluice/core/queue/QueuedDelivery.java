package dev.sluice.core.queue;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;

/**
 * A message's place in one queue. The same node is the link of the {@linkplain Arrivals arrivals}, the link of its
 * {@linkplain Lanes lane}, and what the receiver holds while the message is in flight: delivering allocates nothing else.
 *
 * <p>Threads: until it has arrived, its maker's. From then on the queue's lock guards all of it, but for
 * {@link #sequence}, which producers read while the node is the top of the arrivals.
 */
public final class QueuedDelivery implements Delivery {
    /** Where a delivery is in its life. */
    enum State {
        /** Among the arrivals, not yet looked at. */
        ARRIVED,
        /** Part of a unit of work that is not decided yet; invisible. */
        HELD,
        /** Not due yet. */
        DELAYED,
        /** In its lane, waiting for a receiver. */
        PENDING,
        /** Handed over to a receiver, not settled. */
        IN_FLIGHT,
        /** Handed over, and part of a unit of work that is about to commit: it can neither time out nor be settled otherwise. */
        LOCKED_IN,
        /** As LOCKED_IN, its slot given to a message that the same unit of work sends. */
        LENT,
        /** No longer in the queue. */
        GONE
    }

    private final MessageQueue queue;

    /** Null once the delivery has left the queue: it may be referred to for longer, and must not keep the message alive. */
    private @Nullable Envelope envelope;

    /** Below it among the arrivals; behind it in its lane. */
    @Nullable
    QueuedDelivery next;
    /** Before it in its lane; while it is held, whose slot it was lent. */
    @Nullable
    QueuedDelivery prev;
    /** Where the queue is divided among its readers: the lanes it is in, while it is pending. */
    @Nullable
    Lanes home;

    /** What keeps it invisible; null once it has been admitted. */
    @Nullable
    Gate gate;
    /** Who has it; null unless it is handed over and not settled. */
    private @Nullable QueueReader holder;

    /** Order within its lane, and while it tops the arrivals the number of slots ever taken. */
    long sequence;

    /** Hand-overs that count. */
    int attempts;
    /** All hand-overs, undone ones included: tells the deadlines of one from those of the next. */
    int handOvers;

    State state = State.ARRIVED;

    QueuedDelivery(MessageQueue queue, @Nullable Envelope envelope) {
        this.queue = queue;
        this.envelope = envelope;
    }

    @Override
    public Envelope envelope() {
        Envelope message = envelope;
        if (message == null) {
            throw new IllegalStateException("The delivery has left its queue.");
        }
        return message;
    }

    /** Returns the message, or null if the delivery has left the queue. */
    @Nullable
    Envelope envelopeIfAny() {
        return envelope;
    }

    void handedTo(QueueReader reader) {
        holder = reader;
        reader.handedOver();
    }

    /** Its holder has it no more. */
    void settled(Outcome outcome) {
        if (holder != null) {
            holder.settled(outcome);
            holder = null;
        }
    }

    @Nullable
    QueueReader holder() {
        return holder;
    }

    /** Ends its life. Its sequence stays, for the arrivals. */
    void leave() {
        state = State.GONE;
        envelope = null;
        gate = null;
        home = null;
    }

    @Override
    public int attempt() {
        return attempts;
    }

    @Override
    public boolean extend(int attempt, long millis) {
        return queue.extend(this, attempt, millis);
    }

    /** Returns the queue it is in. */
    public MessageQueue queue() {
        return queue;
    }

    int lane() {
        return envelope().priority();
    }

    boolean isAt(State expected, int attempt) {
        return state == expected && attempts == attempt;
    }

    boolean isSinceHandOver(State expected, int handOver) {
        return state == expected && handOvers == handOver;
    }

    boolean isHandedOver(int attempt) {
        return attempts == attempt && (state == State.IN_FLIGHT || state == State.LOCKED_IN || state == State.LENT);
    }

    @Override
    public String toString() {
        return envelope + " (" + state + ", attempt " + attempts + ")";
    }
}
