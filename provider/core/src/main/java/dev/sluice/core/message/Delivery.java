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
}
