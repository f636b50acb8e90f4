package dev.sluice.jms.jmx;

import java.util.Map;

/**
 * A broker as a whole. Numbers of messages are of all queues and subscriptions together; those of what has happened include
 * queues and subscriptions that have ended.
 *
 * <p>Threads: any.
 */
public interface BrokerMXBean {
    /** Returns what it is called. */
    String getName();

    /** Returns whether it takes connections. */
    boolean isRunning();

    /** Returns how many connections there are. */
    int getConnections();

    /** Returns how many queues there are. */
    int getQueues();

    /** Returns how many topics there are. */
    int getTopics();

    /** Returns how many subscriptions there are. */
    int getSubscriptions();

    /** Returns how many consumers there are. */
    int getConsumers();

    /** Returns how many messages wait for a consumer. */
    long getPending();

    /** Returns how many messages are handed over and not acknowledged. */
    long getInFlight();

    /** Returns how many producers wait for space. */
    long getBlockedProducers();

    /** Returns how many producers that pace themselves are slower than at their base, now. */
    int getThrottledProducers();

    /** Returns how often producers that pace themselves met back-pressure. */
    long getBackPressureEvents();

    /** Returns by how much these have lengthened the pauses before their sends, all together, in milliseconds. */
    long getThrottledMillis();

    /** Returns for how long the oldest pending message could have been received, in milliseconds. */
    long getOldestAgeMillis();

    /** Returns how many messages have entered. */
    long getPublished();

    /** Returns how many messages were sent to topics where nobody wanted them. */
    long getWithoutSubscriber();

    /** Returns how many messages were acknowledged. */
    long getAcknowledged();

    /** Returns how many messages were lost, by reason. */
    Map<String, Long> getLost();

    /** Returns of how many lost messages there was made a dead letter. */
    long getDeadLettered();
}
