package dev.sluice.core.message;

/**
 * What became of a message that was sent, or of all messages of a unit of work.
 *
 * @param taken how many queues and subscriptions took it
 * @param dropped how many dropped it, because they were full
 * @param duplicates how many destinations had been sent a message with the same duplicate id before, and ignored this one
 * @param waited whether the sender had to stand in line for space
 */
public record SendResult(int taken, int dropped, int duplicates, boolean waited) {
    /** One queue or subscription took it. */
    public static final SendResult ONE = new SendResult(1, 0);
    /** Nobody wanted it, or it is part of a transaction and will be sent later. */
    public static final SendResult NONE = new SendResult(0, 0);

    /** Creates the result of a send that did not wait. */
    public SendResult(int taken, int dropped) {
        this(taken, dropped, 0, false);
    }

    /** Returns the same, of a sender that stood in line before. */
    public SendResult afterWaiting() {
        return new SendResult(taken, dropped, duplicates, true);
    }

    /** Returns the same, with duplicates. */
    public SendResult withDuplicates(int ignored) {
        return new SendResult(taken, dropped, ignored, waited);
    }
}
