package dev.sluice.core.topic;

/**
 * Told of topics and subscriptions that come and go.
 *
 * <p>Threads: called on whichever thread caused it, never under a lock. Must not throw and must not block.
 */
public interface TopicListener {
    /** A topic has come into being: it was named for the first time. */
    void topicMade(Topic topic);

    /** A subscription has come into being, and gets messages. */
    void subscribed(Subscription subscription);

    /** A subscription has ended, and its messages with it. */
    void unsubscribed(Subscription subscription);
}
