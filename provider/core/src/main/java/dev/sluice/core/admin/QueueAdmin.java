package dev.sluice.core.admin;

import java.util.List;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * A queue or subscription in the hands of an operator. Messages in flight, or of transactions that are not committed, are
 * out of reach.
 *
 * <p>Threads: any. What is refused because it does not exist any more, is refused with {@link BrokerError#NO_SUCH_ADDRESS} or
 * {@link BrokerError#NO_SUCH_SUBSCRIPTION}.
 */
public interface QueueAdmin {
    /** Returns which it is. */
    Source source();

    /** Returns its figures. */
    QueueSnapshot snapshot();

    /**
     * Returns messages in it: first those that are pending, in the order of delivery, then those that are delayed. Nothing
     * is changed.
     *
     * @param which which of them
     * @param limit how many at most, from 1; the lock of the queue is held until so many are found or all have been looked at
     * @throws IllegalArgumentException if the limit is less than 1
     */
    List<MessageSnapshot> browse(Selection which, int limit);

    /**
     * Takes messages out, pending and delayed; they are gone. They are counted as removed; nobody is told, and no dead letters
     * are made.
     *
     * @param which which of them
     * @return how many
     */
    int remove(Selection which);

    /**
     * Moves messages to a queue, pending and delayed, in their order and behind what is there. Each arrives as if it had just
     * been sent there, without attempts; its id, times, properties and body stay.
     *
     * <p>No message is ever lost, nor seen in both by anybody. When there is no space left in the queue, whatever its overflow
     * policy, this one and all after it stay where they are; nobody waits, and nothing is dropped.
     *
     * @param which which of them
     * @param queue the name of the queue, which is made if need be
     * @return how many were moved, and how many were not
     * @throws BrokerException {@link BrokerError#INVALID_NAME} if it is this queue itself, a pattern, or not a name
     */
    Moved move(Selection which, String queue);

    /**
     * Moves the dead letters of messages lost here back here, in their order and behind what is there. Each becomes again
     * the message it was: its properties and destination are restored, its attempts begin anew, and it expires when it would
     * have expired, unless that has passed; then never. What does not find space stays a dead letter.
     *
     * @return how many were moved, and how many were not
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if no dead letters are kept here, because the option
     *     {@code deadLetterQueue} is empty
     */
    Moved replayDeadLetters();

    /** Keeps its consumers from receiving until {@link #resume}. Messages still arrive, and expire. */
    void pause();

    /** Lets its consumers receive again. Does nothing unless it is paused. */
    void resume();

    /**
     * Deletes the queue with its messages, or ends the subscription. A queue that is named again is made anew.
     *
     * @param force whether to do it, whatever it is used for: consumers that it has get nothing any more, and are not told;
     *     producers that wait for space are refused
     * @throws BrokerException without force, {@link BrokerError#ADDRESS_IN_USE} if a queue has consumers, messages or waiting
     *     producers, {@link BrokerError#SUBSCRIPTION_IN_USE} if a subscription has consumers or messages in flight
     */
    void delete(boolean force);
}
