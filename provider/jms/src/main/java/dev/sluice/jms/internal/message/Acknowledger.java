package dev.sluice.jms.internal.message;

import jakarta.jms.JMSException;

/** What the session does when a message that it delivered is acknowledged by the application. */
@FunctionalInterface
public interface Acknowledger {
    /**
     * Called by {@link SluiceMessage#acknowledge()}.
     *
     * @param message the message it was called on
     * @throws JMSException if the session is closed or the acknowledgement fails
     */
    void acknowledge(SluiceMessage message) throws JMSException;
}
