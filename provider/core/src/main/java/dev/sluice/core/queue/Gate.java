package dev.sluice.core.queue;

/**
 * What makes the messages of one unit of work appear in all their queues at once, or in none. They take their slots and
 * places behind the closed gate; nobody sees them until it opens.
 *
 * <p>Threads: decided once, by its owner; read by any.
 */
public final class Gate {
    private enum State {
        CLOSED,
        OPEN,
        CANCELLED
    }

    private volatile State state = State.CLOSED;

    /** Lets everything behind it appear. Afterwards its owner calls {@link MessageQueue#gateDecided} of every queue concerned. */
    public void open() {
        decide(State.OPEN);
    }

    /** Takes everything behind it back. Afterwards its owner calls {@link MessageQueue#gateDecided} of every queue concerned. */
    public void cancel() {
        decide(State.CANCELLED);
    }

    private void decide(State decision) {
        if (state != State.CLOSED) {
            throw new IllegalStateException("The gate is " + state + " already.");
        }
        state = decision;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }
}
