package dev.sluice.benchmarks.scenario;

import jakarta.jms.JMSException;

/** Somebody to ask. Threads: one at a time. */
interface Dialogue extends AutoCloseable {
    /**
     * Asks, and waits for the answer.
     *
     * @param number number of the question
     * @return number of the answer, the same if all is well; or -1 if there was none
     */
    long ask(long number) throws Exception;

    @Override
    void close() throws JMSException;
}
