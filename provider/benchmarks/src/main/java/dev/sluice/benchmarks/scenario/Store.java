package dev.sluice.benchmarks.scenario;

import jakarta.jms.JMSException;

/** A queue that is filled first and drained then. Threads: one. */
interface Store extends AutoCloseable {
    /** Puts a message in. */
    void put(long number, int priority) throws Exception;

    /** Gets ready to take messages out. */
    void beginToTake() throws Exception;

    /** Takes the next message out; returns its number, or -1 if there is none, or it is damaged. */
    long take() throws Exception;

    /** Ends taking; returns whether the store is empty. */
    boolean finish() throws Exception;

    @Override
    void close() throws JMSException;
}
