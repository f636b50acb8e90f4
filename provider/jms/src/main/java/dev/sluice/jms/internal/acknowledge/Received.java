package dev.sluice.jms.internal.acknowledge;

import jakarta.jms.IllegalStateException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.Receiver;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Outcome;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * A message that was handed over, and where it came from.
 *
 * @param receiver who received it
 * @param delivery what the engine knows it as
 * @param message what the application sees
 */
public record Received(Receiver receiver, Delivery delivery, SluiceMessage message) {
    /** Takes the hand-over back as if it had never been: the application has not seen the message. */
    public void undo() {
        settle(Outcome.UNDONE);
    }

    void settle(Outcome outcome) {
        settle(outcome, null);
    }

    void settle(Outcome outcome, @Nullable Throwable cause) {
        receiver.settle(delivery, message.attempt(), outcome, cause);
    }

    /**
     * Accepts it on behalf of the application.
     *
     * @throws IllegalStateException if it was not acknowledged in time, and went back
     */
    void accept() throws IllegalStateException {
        if (!receiver.settle(delivery, message.attempt(), Outcome.ACCEPTED, null)) {
            throw new IllegalStateException(
                    "Too late to acknowledge " + message
                            + ": its 'ackTimeout' has passed and it went back; another consumer may have it.",
                    "ALREADY_SETTLED");
        }
    }
}
