package dev.sluice.jms.pool;

import jakarta.jms.JMSException;

/** Work on a provider's object that may fail. */
@FunctionalInterface
interface JmsAction {
    void run() throws JMSException;
}
