package dev.sluice.core.message;

import java.util.Set;

/** Names of the message properties that the broker sets. */
public final class ProviderProperties {
    /** What all of them begin with. */
    public static final String PREFIX = "JMS_Sluice_";

    /**
     * Set by a sender who may send a message twice, for example after a failure: what tells it from all others. A destination
     * that has seen the id lately drops the message. Any value; compared as text.
     */
    public static final String DUPLICATE_ID = PREFIX + "DuplicateId";
    /** On a message that was sent, for its sender alone: how many destinations had seen its duplicate id before, an int. */
    public static final String DUPLICATES = PREFIX + "Duplicates";
    /** On a message that was sent, for its sender alone: how many queues and subscriptions took it, an int. */
    public static final String TAKEN = PREFIX + "Taken";
    /** On a message that was sent, for its sender alone: how many queues and subscriptions dropped it, an int. */
    public static final String DROPPED = PREFIX + "Dropped";

    /** On a dead letter: why the message was not delivered, the name of a {@code LossReason}. */
    public static final String DEAD_LETTER_REASON = PREFIX + "DeadLetterReason";
    /** On a dead letter: what the last receiver failed with, as text, or null when not known. */
    public static final String DEAD_LETTER_CAUSE = PREFIX + "DeadLetterCause";
    /** On a dead letter: how often the message had been handed over, an int. */
    public static final String DEAD_LETTER_ATTEMPTS = PREFIX + "DeadLetterAttempts";
    /** On a dead letter: when the first attempt to deliver the message failed, in milliseconds since 1970, a long; not set if none was made. */
    public static final String DEAD_LETTER_FIRST_FAILURE = PREFIX + "DeadLetterFirstFailure";
    /** On a dead letter: when the last attempt to deliver the message failed, in milliseconds since 1970, a long; not set if none was made. */
    public static final String DEAD_LETTER_LAST_FAILURE = PREFIX + "DeadLetterLastFailure";
    /** On a dead letter: when it became one, in milliseconds since 1970, a long. */
    public static final String DEAD_LETTER_TIME = PREFIX + "DeadLetterTime";
    /** On a dead letter: the queue or subscription in which it was lost. */
    public static final String DEAD_LETTER_SOURCE = PREFIX + "DeadLetterSource";
    /** On a dead letter: the name of the destination the message was sent to. */
    public static final String ORIGINAL_DESTINATION = PREFIX + "OriginalDestination";
    /** On a dead letter: what the destination was, {@code QUEUE} or {@code TOPIC}. */
    public static final String ORIGINAL_KIND = PREFIX + "OriginalKind";
    /** On a dead letter: when the message was to expire, in milliseconds since 1970, a long; not set if never. */
    public static final String ORIGINAL_EXPIRATION = PREFIX + "OriginalExpiration";

    private static final Set<String> OF_DEAD_LETTERS = Set.of(
            DEAD_LETTER_REASON,
            DEAD_LETTER_CAUSE,
            DEAD_LETTER_ATTEMPTS,
            DEAD_LETTER_FIRST_FAILURE,
            DEAD_LETTER_LAST_FAILURE,
            DEAD_LETTER_TIME,
            DEAD_LETTER_SOURCE,
            ORIGINAL_DESTINATION,
            ORIGINAL_KIND,
            ORIGINAL_EXPIRATION);

    private ProviderProperties() {}

    /** Returns whether a property is one of those that tell a dead letter from the message it was. */
    public static boolean isOfDeadLetter(String name) {
        return OF_DEAD_LETTERS.contains(name);
    }
}
