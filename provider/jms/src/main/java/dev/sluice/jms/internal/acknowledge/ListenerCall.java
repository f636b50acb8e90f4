package dev.sluice.jms.internal.acknowledge;

import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;

import dev.sluice.core.error.BrokerException;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * Gives a message to a listener, and acknowledges it or not by what the listener does (Jakarta Messaging 3.1, section 8.7).
 *
 * <p>Threads: the one that the listener is to run on.
 */
public final class ListenerCall {
    private ListenerCall() {}

    /**
     * Calls the listener, and returns normally whatever happens; what went wrong is logged.
     *
     * @param received the message
     * @param listener who gets it
     * @param acknowledgement what the listener's session does with its messages
     */
    public static void make(SluiceMessage received, MessageListener listener, Acknowledgement acknowledgement) {
        try {
            begin(received, acknowledgement);
            if (call(received, listener, acknowledgement)) {
                acknowledgement.listenerReturned(received);
            }
        } catch (JMSException | BrokerException e) {
            log().log(System.Logger.Level.WARNING, "Could not acknowledge " + received + ".", e);
        }
    }

    private static void begin(SluiceMessage received, Acknowledgement acknowledgement) throws JMSException {
        boolean begun = false;
        try {
            acknowledgement.listenerCalled(received);
            begun = true;
        } finally {
            if (!begun) {
                received.undo();
            }
        }
    }

    /** Returns whether the listener returned as it should. */
    private static boolean call(SluiceMessage received, MessageListener listener, Acknowledgement acknowledgement)
            throws JMSException {
        try {
            listener.onMessage(received);
            return true;
        } catch (RuntimeException | Error e) {
            log().log(
                            System.Logger.Level.WARNING,
                            "A listener threw on " + received + ", attempt " + received.attempt() + ".",
                            e);
            acknowledgement.listenerThrew(received, e);
            return false;
        }
    }

    /** Looked up when there is something to say: finding out who logs in this JVM is slow at start. */
    private static System.Logger log() {
        return System.getLogger("dev.sluice.listeners");
    }
}
