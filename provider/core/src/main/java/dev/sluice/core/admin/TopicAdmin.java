package dev.sluice.core.admin;

import dev.sluice.core.error.BrokerError;

/**
 * A topic in the hands of an operator.
 *
 * <p>Threads: any. What is refused because it does not exist any more, is refused with {@link BrokerError#NO_SUCH_ADDRESS}.
 */
public interface TopicAdmin {
    /** Returns its figures, and those of its subscriptions. */
    TopicSnapshot snapshot();

    /**
     * Keeps all its subscriptions from delivering, those to come included, until {@link #resume}. Messages still arrive. A
     * subscription to several topics is one queue, and paused as a whole.
     */
    void pause();

    /** Lets all its subscriptions deliver again, those included that were paused by themselves. */
    void resume();

    /**
     * Moves the dead letters of messages sent to this topic back into the subscriptions that they were lost in; those of
     * other subscriptions do not get them again. See {@link QueueAdmin#replayDeadLetters}.
     *
     * @return how many were moved, and how many were not, for example because their subscription has ended
     */
    Moved replayDeadLetters();
}
