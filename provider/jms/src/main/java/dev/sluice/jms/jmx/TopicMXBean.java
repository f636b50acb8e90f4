package dev.sluice.jms.jmx;

import java.util.List;

import dev.sluice.core.admin.Moved;

/**
 * A topic. See {@link dev.sluice.core.admin.TopicAdmin}, of which this is the view.
 *
 * <p>Threads: any. What is refused is refused with an {@link IllegalStateException}, whose message says why.
 */
public interface TopicMXBean {
    /** Returns what people read, for example {@code topic 'news'}. */
    String getName();

    /** Returns whether it lives and dies with a connection. */
    boolean isTemporary();

    /** Returns whether its subscriptions are kept from delivering. */
    boolean isPaused();

    /** Returns how many messages were sent to it. */
    long getPublished();

    /** Returns how many messages sent to it nobody wanted. */
    long getWithoutSubscriber();

    /** Returns how many messages were dropped, because one with their duplicate id had been sent before. */
    long getDuplicates();

    /** Returns what its subscriptions are called. */
    List<String> getSubscriptions();

    /** Returns how many messages wait in its subscriptions. */
    long getPending();

    /** Keeps all its subscriptions from delivering, those to come included. */
    void pause();

    /** Lets all its subscriptions deliver again. */
    void resume();

    /** Moves the dead letters of messages sent to it back into the subscriptions that they were lost in. */
    Moved replayDeadLetters();
}
