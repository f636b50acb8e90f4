package dev.sluice.samples.quakes;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** A message listener that is told of seismic events. */
@FunctionalInterface
interface QuakeListener extends MessageListener {
    /** There is an event. */
    void onQuake(Quake quake);

    @Override
    default void onMessage(Message message) {
        try {
            onQuake(QuakeMessages.read(message));
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }
}
