package dev.sluice.benchmarks.contender;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;

/** A broker in this JVM, known only by its connection factory. */
public interface JmsHost extends AutoCloseable {
    /** Returns the factory of all connections. */
    ConnectionFactory connectionFactory();

    /**
     * Ends the broker.
     *
     * @throws JMSException if it could not
     */
    @Override
    void close() throws JMSException;
}
