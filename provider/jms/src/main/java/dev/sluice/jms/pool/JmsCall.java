package dev.sluice.jms.pool;

import jakarta.jms.JMSException;

/** Work on a provider's object that has a result and may fail. */
@FunctionalInterface
interface JmsCall<T> {
    T run() throws JMSException;
}
