package dev.sluice.core.queue;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;

/**
 * A message's place in one queue. The same node is the link of the {@linkplain Arrivals arrivals}, the link of its
 * {@linkplain Lanes lane}, and what the receiver holds while the message is in flight: delivering allocates nothing else.
 *
 * <p>Threads: until it has arrived, its maker's. From then on the queue's lock guards all of it. While the node is the top of the
 * arrivals, producers read its {@link #sequence}, and who waits for news asks whether it {@link #isUncollected}, without the lock.
 */
public final class QueuedDelivery implements Delivery {
    /** Where a delivery is in its life. */
    enum State {
        /** Among the arrivals, not yet looked at. */
        ARRIVED,
        /** Among the arrivals, without a message: takes a place in their order for another. GONE when it has been looked at. */
        MARKER,
        /** Taken from the arrivals, about to be put where it belongs. */
        COLLECTED,
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
    /** Before it in its lane. Of a {@linkplain TopOfArrivals landmark} among the arrivals, the landmark before it. */
    @Nullable
    QueuedDelivery prev;

    /**
     * Whose it is at present; one at a time, and so in one field. Until it has been admitted, the {@link Gate} that keeps it
     * invisible, or a {@link Loan}. While it is pending in a queue that is divided among its readers, the {@link Lanes} it is in.
     * While it is handed over, the {@link QueueReader} who has it. Else null.
     */
    private @Nullable Object owner;

    /** Order within its lane, and while it tops the arrivals the number of slots ever taken. */
    long sequence;

    /** Hand-overs that count. */
    int attempts;
    /** All hand-overs, undone ones included, to tell the deadlines of one from those of the next. It may overflow. */
    private short handOvers;

    /** The number of its {@link State}. There are millions of deliveries, and a reference is larger. */
    private byte state;

    /** Whether the queue keeps something about it elsewhere, as it does for few; it need not look there for any other. */
    private boolean noted;

    /** What arrives behind a gate in a slot that it was lent. */
    private record Loan(Gate gate, QueuedDelivery lender) {}

    /**
     * Creates a delivery that arrives.
     *
     * @param envelope the message; null for a marker
     * @param gate what keeps it invisible, or null
     */
    QueuedDelivery(MessageQueue queue, @Nullable Envelope envelope, @Nullable Gate gate) {
        this.queue = queue;
        this.envelope = envelope;
        this.owner = gate;
    }

    @SuppressWarnings("EnumOrdinal") // nobody else sees the number
    boolean is(State expected) {
        return state == (byte) expected.ordinal();
    }

    @SuppressWarnings("EnumOrdinal") // as above
    void becomes(State next) {
        state = (byte) next.ordinal();
    }

    /** Returns whether it is among the arrivals. What it says without the queue's lock may be over. */
    boolean isUncollected() {
        return is(State.ARRIVED) || is(State.MARKER);
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

    /**
     * Takes it from the arrivals. It is no landmark from then on, and so does not keep what is long gone.
     *
     * @param state what it is now
     * @param following what is to follow it, or null
     */
    void collected(State state, @Nullable QueuedDelivery following) {
        becomes(state);
        next = following;
        prev = null;
    }

    /** Takes the slot of another, until that one is accepted or the gate is cancelled. Before it arrives; it has a gate. */
    void borrowFrom(QueuedDelivery lender) {
        owner = new Loan(requireNonNull(gate(), "no gate"), lender);
    }

    /** Returns whose slot it was lent, or null. Until it has been admitted. */
    @Nullable
    QueuedDelivery lender() {
        return owner instanceof Loan loan ? loan.lender : null;
    }

    /** Returns what keeps it invisible; null once it has been admitted. */
    @Nullable
    Gate gate() {
        if (owner instanceof Loan loan) {
            return loan.gate;
        }
        return owner instanceof Gate gate ? gate : null;
    }

    /** Returns whether it has arrived in a slot of its own, and nothing keeps it invisible. */
    boolean isFree() {
        return owner == null;
    }

    /** Nothing keeps it invisible any more. */
    void admitted() {
        owner = null;
    }

    /** Returns the lanes it is in; it is pending, and its queue divided. */
    Lanes home() {
        return (Lanes) requireNonNull(owner, "at home nowhere");
    }

    void moveTo(Lanes home) {
        owner = home;
    }

    void leaveHome() {
        owner = null;
    }

    void handedTo(QueueReader reader) {
        owner = reader;
        handOvers++;
        attempts++;
        reader.handedOver();
    }

    /** Its holder has it no more. */
    void settled(Outcome outcome) {
        QueueReader holder = holder();
        if (holder != null) {
            holder.settled(outcome);
            owner = null;
        }
    }

    /** Returns who has it; null unless it is handed over and not settled. */
    @Nullable
    QueueReader holder() {
        return owner instanceof QueueReader holder ? holder : null;
    }

    /** Ends its life. Its sequence stays, for the arrivals. */
    void leave() {
        becomes(State.GONE);
        envelope = null;
        owner = null;
    }

    /** The queue keeps something about it elsewhere. */
    void note() {
        noted = true;
    }

    /** Returns whether the queue may keep something about it elsewhere. */
    boolean isNoted() {
        return noted;
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
        return is(expected) && attempts == attempt;
    }

    /** Returns a number for the present hand-over, or the last one. */
    int handOver() {
        return handOvers;
    }

    /** Returns whether it is in a state, and has not been handed over since. */
    boolean isSince(int handOver, State expected) {
        return is(expected) && handOvers == handOver;
    }

    boolean isHandedOver(int attempt) {
        return attempts == attempt && (is(State.IN_FLIGHT) || is(State.LOCKED_IN) || is(State.LENT));
    }

    @Override
    public String toString() {
        return envelope + " (" + State.values()[state] + ", attempt " + attempts + ")";
    }
}
