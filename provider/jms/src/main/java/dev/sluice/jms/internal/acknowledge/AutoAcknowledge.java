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
    private @Nullable SluiceMessage current;

    /** Creates the mode for one session. */
    public AutoAcknowledge() {}

    @Override
    public void received(SluiceMessage received) {
        received.settle(Outcome.ACCEPTED, null);
    }

    @Override
    public void listenerCalled(SluiceMessage received) {
        current = received;
    }

    @Override
    public void listenerReturned(SluiceMessage received) {
        if (current != null) {
            current = null;
            received.settle(Outcome.ACCEPTED, null);
        }
    }

    @Override
    public void listenerThrew(SluiceMessage received, Throwable cause) {
        if (current != null) {
            current = null;
            received.settle(Outcome.RELEASED, cause);
        }
    }

    @Override
    public boolean refusedBody(SluiceMessage received) {
        received.settle(Outcome.UNDONE, null);
        return true;
    }

    /** Does nothing: the session acknowledges by itself. */
    @Override
    public void acknowledge(SluiceMessage message) {}

    /** Gives back the message that the listener is working on, if it is called from there; there is nothing else. */
    @Override
    public void recover() {
        if (current != null) {
            SluiceMessage recovered = current;
            current = null;
            recovered.settle(Outcome.RELEASED, null);
        }
    }

    @Override
    public void close() {}
}
