package dev.sluice.jms.destination;

import jakarta.jms.JMSException;

/** Deletes temporary destinations; the connection that made them. */
@FunctionalInterface
public interface TemporaryOwner {
    /**
     * Deletes a temporary destination.
     *
     * @throws JMSException if it still has consumers
     */
    void delete(SluiceDestination temporary) throws JMSException;
}
