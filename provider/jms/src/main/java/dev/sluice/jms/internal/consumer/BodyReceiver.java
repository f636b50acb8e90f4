package dev.sluice.jms.internal.consumer;

import java.util.function.Consumer;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.jspecify.annotations.Nullable;

/** A consumer that can receive a body, and put the message back if it has another one. */
public interface BodyReceiver {
    /**
     * Receives a message and returns its body (Jakarta Messaging 3.1, section 8.6).
     *
     * @param type what to return the body as
     * @param timeout how long to wait, in milliseconds; 0 for ever, negative not to wait
     * @param onReceived told of the message, unless it is put back
     * @return the body, or null when no message came
     * @throws jakarta.jms.MessageFormatException if the message has no such body; in the modes that acknowledge by
     *     themselves, it is received again then as if for the first time
     */
    <T> @Nullable T receiveBody(Class<T> type, long timeout, Consumer<Message> onReceived) throws JMSException;
}
