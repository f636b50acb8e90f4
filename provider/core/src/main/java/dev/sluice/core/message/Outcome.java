package dev.sluice.core.message;

/** What became of a delivery that was handed over. */
public enum Outcome {
    /** It was processed: the message leaves the queue. */
    ACCEPTED,
    /** It was not processed: the message goes back to its place, and its next delivery counts as one more attempt. */
    RELEASED,
    /** The hand-over is taken back as if it had never been: the message goes back, and no attempt is counted. */
    UNDONE,
    /** It cannot be processed: the message goes to the dead letters. */
    REJECTED
}
