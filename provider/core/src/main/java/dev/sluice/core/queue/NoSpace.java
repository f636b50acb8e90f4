package dev.sluice.core.queue;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.policy.DestinationPolicy.Bounds;

/**
 * What a sender is told whose messages find no space in a queue.
 *
 * @param queue what the queue is called in messages to people
 * @param bounds how much it holds
 */
record NoSpace(String queue, Bounds bounds) {
    /** Returns the refusal of what finds no space now. */
    BrokerException now(String what) {
        String bytes = hasBytes() ? ", or all " + bounds.bytes() + " of its 'capacityBytes' but too few," : "";
        return refusal(": all " + bounds.messages() + " of its 'capacity'" + bytes + " are in use; " + what
                + ". Consume faster, raise 'capacity' or 'sendTimeout', or choose another 'overflow'.");
    }

    /** Returns the refusal of messages that are to enter together and never will, or null if they may. */
    @Nullable
    BrokerException ever(List<Envelope> envelopes) {
        int count = envelopes.size();
        String what = ", ever, for " + (count == 1 ? "a message" : count + " messages in one transaction");
        String remedy = ". Raise it, or send less at once.";
        if (count > bounds.messages()) {
            return refusal(what + ": its 'capacity' is " + bounds.messages() + remedy);
        }
        long bytes =
                hasBytes() ? envelopes.stream().mapToLong(Envelope::sizeInBytes).sum() : 0;
        return bytes > bounds.bytes()
                ? refusal(what + " of " + bytes + " bytes: its 'capacityBytes' is " + bounds.bytes() + remedy)
                : null;
    }

    private boolean hasBytes() {
        return bounds.bytes() > 0;
    }

    private BrokerException refusal(String why) {
        return new BrokerException(BrokerError.OUT_OF_SPACE, "No space in " + queue + why);
    }
}
