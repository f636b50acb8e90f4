package dev.sluice.jms.internal.acknowledge;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Outcome;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * AUTO_ACKNOWLEDGE: a message is acknowledged when {@code receive} returns it, or when the listener has returned. A listener
 * that throws gets it again.
 *
 * <p>DUPS_OK_ACKNOWLEDGE is the same: inside a VM there is nothing to be won by acknowledging late.
 */
public final class AutoAcknowledge implements Acknowledgement {
    /** What the listener that runs now was called with; null once it was recovered. */
    private @Nullable Received current;

    /** Creates the mode for one session. */
    public AutoAcknowledge() {}

    @Override
    public void received(Received received) {
        received.settle(Outcome.ACCEPTED);
    }

    @Override
    public void listenerCalled(Received received) {
        current = received;
    }

    @Override
    public void listenerReturned(Received received) {
        if (current != null) {
            current = null;
            received.settle(Outcome.ACCEPTED);
        }
    }

    @Override
    public void listenerThrew(Received received, Throwable cause) {
        if (current != null) {
            current = null;
            received.settle(Outcome.RELEASED, cause);
        }
    }

    @Override
    public boolean refusedBody(Received received) {
        received.settle(Outcome.UNDONE);
        return true;
    }

    /** Does nothing: the session acknowledges by itself. */
    @Override
    public void acknowledge(SluiceMessage message) {}

    /** Gives back the message that the listener is working on, if it is called from there; there is nothing else. */
    @Override
    public void recover() {
        if (current != null) {
            Received recovered = current;
            current = null;
            recovered.settle(Outcome.RELEASED);
        }
    }

    @Override
    public void close() {}
}
