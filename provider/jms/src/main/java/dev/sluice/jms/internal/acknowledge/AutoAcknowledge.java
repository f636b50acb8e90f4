package dev.sluice.jms.internal.acknowledge;

import dev.sluice.core.message.Outcome;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * AUTO_ACKNOWLEDGE: a message is acknowledged when {@code receive} returns it, or when the listener has returned. A listener
 * that throws gets it again.
 *
 * <p>DUPS_OK_ACKNOWLEDGE is the same: inside a VM there is nothing to be won by acknowledging late.
 */
public final class AutoAcknowledge implements Acknowledgement {
    /**
     * Whether the session was recovered since its listener was called. The message is given back when the listener returns, so
     * it need not be remembered, and nobody else works on it at the same time.
     */
    private boolean recovered;

    /** Creates the mode for one session. */
    public AutoAcknowledge() {}

    @Override
    public void received(SluiceMessage received) {
        received.settle(Outcome.ACCEPTED, null);
    }

    @Override
    public void listenerCalled(SluiceMessage received) {
        recovered = false;
    }

    @Override
    public void listenerReturned(SluiceMessage received) {
        received.settle(recovered ? Outcome.RELEASED : Outcome.ACCEPTED, null);
    }

    @Override
    public void listenerThrew(SluiceMessage received, Throwable cause) {
        received.settle(Outcome.RELEASED, cause);
    }

    @Override
    public boolean refusedBody(SluiceMessage received) {
        return false;
    }

    /** Does nothing: the session acknowledges by itself. */
    @Override
    public void acknowledge(SluiceMessage message) {}

    /** The message that the listener is working on, if it is called from there, is given back; there is nothing else. */
    @Override
    public void recover() {
        recovered = true;
    }

    @Override
    public void close() {}
}
