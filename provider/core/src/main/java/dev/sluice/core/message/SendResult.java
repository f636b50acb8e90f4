package dev.sluice.core.message;

/**
 * What became of a message that was sent.
 *
 * @param taken how many queues and subscriptions took it
 * @param dropped how many dropped it, because they were full
 */
public record SendResult(int taken, int dropped) {
    /** One queue or subscription took it. */
    public static final SendResult ONE = new SendResult(1, 0);
    /** Nobody wanted it, or it is part of a transaction and will be sent later. */
    public static final SendResult NONE = new SendResult(0, 0);
}
