package dev.sluice.core.message;

/**
 * One message in one queue, and its way through hand-over and settlement. It is the queue's own node; nothing else is
 * made to deliver a message.
 *
 * <p>Threads: {@link #attempt()} is meaningful to the receiver that has just polled it, until it settles it.
 */
public interface Delivery {
    /** Returns the message. */
    Envelope envelope();

    /** Returns how many times the message has been handed over from this queue; 1 for the first time. */
    int attempt();

    /**
     * Asks for more time to settle a hand-over. Any thread.
     *
     * @param attempt the {@link #attempt()} of the hand-over
     * @param millis how much longer from now, in milliseconds
     * @return false if it had been settled or had timed out before
     */
    boolean extend(int attempt, long millis);
}
