package dev.sluice.jms.internal.acknowledge;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;

import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * What a session does with the messages its consumers receive: one small class for each acknowledgement mode (Jakarta
 * Messaging 3.1, sections 6.2.7, 6.2.10 and 8.7). A message that it was not told of, or that it refuses by an exception, has
 * not been received: whoever has taken it off its queue puts it back, and no attempt is counted.
 *
 * <p>Threads: calls of one session do not overlap, but for {@link #acknowledge}, which may come from any thread.
 */
public interface Acknowledgement {
    /** A message is about to be returned to the caller of a receive method. */
    void received(SluiceMessage received) throws JMSException;

    /** A message is about to be given to a listener. */
    void listenerCalled(SluiceMessage received) throws JMSException;

    /** The listener has returned. */
    void listenerReturned(SluiceMessage received) throws JMSException;

    /** The listener has thrown. */
    void listenerThrew(SluiceMessage received, Throwable cause) throws JMSException;

    /**
     * A body of another type was asked for than the message has (section 8.6).
     *
     * @return whether the message counts as received nevertheless
     */
    boolean refusedBody(SluiceMessage received) throws JMSException;

    /**
     * The application has called {@code acknowledge} on a message.
     *
     * @throws IllegalStateException if it meets the closing of the session, and what it would acknowledge has gone back
     */
    void acknowledge(SluiceMessage message) throws JMSException;

    /**
     * The application has called {@code recover} on the session.
     *
     * @throws IllegalStateException if the session is transacted
     */
    void recover() throws JMSException;

    /** The session is being closed: what was not acknowledged goes back. */
    void close() throws JMSException;

    /** Refuses an acknowledgement that comes after {@link #close}, having passed the session's own check before it. */
    static void ensureOpen(boolean closed) throws IllegalStateException {
        if (closed) {
            throw new IllegalStateException(
                    "The session was closed, and what had not been acknowledged went back.", "CLOSED");
        }
    }
}
