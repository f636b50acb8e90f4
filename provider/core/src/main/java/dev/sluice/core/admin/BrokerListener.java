package dev.sluice.core.admin;

/**
 * Told what happens in a broker.
 *
 * <p>Threads: called on whichever thread caused the event, several at a time if several do; never under a lock, so it may
 * call anything. It must not block: the thread is somebody else's, perhaps a sender's. What one thread causes is told in
 * order; what different threads cause may be told in another order than it happened, so for how things are now ask for a
 * snapshot. An exception it throws is logged once and harms nobody.
 */
@FunctionalInterface
public interface BrokerListener {
    /** Something has happened. New kinds of events may come: ignore what you do not know. */
    void on(BrokerEvent event);
}
