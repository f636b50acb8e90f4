package dev.sluice.tck;

import java.util.Set;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.TopicConnectionFactory;
import jakarta.jms.XAConnectionFactory;

/**
 * The provider under test. Implement it, name the class in
 * {@code META-INF/services/dev.sluice.tck.Provider}, and put it on the class path of the test run.
 *
 * <p>One instance serves a whole run. All factories it returns lead to the same broker.
 */
public interface Provider {
    /** Returns what the provider is called in reports. */
    String name();

    /** Starts the broker, before the first test. */
    void start() throws Exception;

    /** Returns a connection factory without a client id. */
    ConnectionFactory connectionFactory();

    /** Returns the same for the queue domain. */
    QueueConnectionFactory queueConnectionFactory();

    /** Returns the same for the topic domain. */
    TopicConnectionFactory topicConnectionFactory();

    /**
     * Returns the same for distributed transactions.
     *
     * @throws UnsupportedOperationException unless {@link Feature#XA} is among the {@link #features}
     */
    default XAConnectionFactory xaConnectionFactory() {
        throw new UnsupportedOperationException(name() + " does not declare XA");
    }

    /** Returns which optional parts of the standard it offers. */
    Set<Feature> features();

    /**
     * Called after each test, with all of the test's connections closed. Destinations and subscriptions are named anew by each
     * test, so there is nothing that must be done; a provider that can forget everything may do so.
     */
    default void reset() throws Exception {}

    /** Stops the broker, after the last test. */
    void stop() throws Exception;
}
