package dev.sluice.core.queue;

/** What a queue did with a message that was offered to it. */
public enum Offer {
    /** It is in the queue. */
    TAKEN,
    /** It was dropped, because the queue is full. */
    DROPPED,
    /** The queue is full, and its policy is to wait or to refuse: the sender decides. */
    FULL,
    /** The queue was closed: who named it must be told, a subscription that has ended misses nothing. */
    GONE
}
