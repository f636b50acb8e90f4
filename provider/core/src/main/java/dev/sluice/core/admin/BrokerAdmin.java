package dev.sluice.core.admin;

import java.util.List;

import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.pacing.Pacers;

/**
 * A broker in the hands of an operator: what is in it, what happens in it, and some commands. A console, JMX and metrics use
 * nothing else.
 *
 * <p>Threads: any. Looking costs the lock of each queue that is looked at, for as long as it takes to read some numbers.
 */
public interface BrokerAdmin {
    /** Returns the figures of the broker as a whole. */
    BrokerSnapshot snapshot();

    /** Returns all queues, in the order of their names. */
    List<QueueSnapshot> queues();

    /** Returns all topics, in the order of their names. */
    List<TopicSnapshot> topics();

    /** Returns all subscriptions, in the order of their topics and names. */
    List<QueueSnapshot> subscriptions();

    /**
     * Returns a queue.
     *
     * @throws BrokerException {@link BrokerError#NO_SUCH_ADDRESS} if there is none of this name; it says which is near
     */
    QueueAdmin queue(String name);

    /**
     * Returns a topic.
     *
     * @throws BrokerException {@link BrokerError#NO_SUCH_ADDRESS} if there is none of this name; it says which is near
     */
    TopicAdmin topic(String name);

    /**
     * Returns a subscription.
     *
     * @throws BrokerException {@link BrokerError#NO_SUCH_SUBSCRIPTION} if there is none
     */
    QueueAdmin subscription(SubscriptionId id);

    /**
     * Returns a queue or subscription that a snapshot or event has named.
     *
     * @throws BrokerException {@link BrokerError#NO_SUCH_ADDRESS} or {@link BrokerError#NO_SUCH_SUBSCRIPTION} if there is
     *     none
     */
    QueueAdmin at(Source source);

    /** Returns the pacers of its producers that pace themselves, and those that the application has added. */
    Pacers pacers();

    /** Returns whether there is such a queue, subscription or topic. */
    boolean exists(Source source);

    /** Tells a listener what happens, from now on. One that is told already is not told twice. */
    void addListener(BrokerListener listener);

    /** Tells a listener no more. It may be running while this returns. */
    void removeListener(BrokerListener listener);
}
