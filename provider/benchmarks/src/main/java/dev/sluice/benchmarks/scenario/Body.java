package dev.sluice.benchmarks.scenario;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

/** What is in a message, or in a parcel where there are no messages. Threads: one. */
interface Body {
    /** Returns a new message with the body of a number. */
    Message message(Session session, long number) throws JMSException;

    /** Reads a message; returns whether its body is that of the number. */
    boolean isIn(Message message, long number) throws JMSException;

    /** Returns the same body as a plain object. */
    Object plain(long number);

    /** Reads a plain object; returns whether it is the body of the number. */
    boolean is(Object plain, long number);
}
