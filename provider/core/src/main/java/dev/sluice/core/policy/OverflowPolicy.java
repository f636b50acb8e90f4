package dev.sluice.core.policy;

/** What happens to a message that arrives at a full queue or subscription. */
public enum OverflowPolicy {
    /** The sender waits for space, at most for the send time-out, and is refused after that. */
    BLOCK,
    /** The sender is refused at once; on a topic, no subscription gets the message then. */
    REJECT,
    /** The arriving message is dropped. */
    DROP_NEWEST,
    /** The message that has been pending longest is dropped, whatever its priority. */
    DROP_OLDEST,
    /**
     * The longest pending message of the lowest priority below the arriving one's is dropped; when there is none, the
     * arriving one is.
     */
    EVICT_LOWEST_PRIORITY;

    /** Returns whether a full queue drops nothing, so that it is the sender who waits or fails. */
    public boolean leavesToSender() {
        return this == BLOCK || this == REJECT;
    }
}
