package dev.sluice.core.admin;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.error.BrokerException;

/**
 * What consumers receive from: a queue, or a subscription. In events, also a topic as a whole.
 *
 * @param address the queue; or the topic, which for a subscription may be a pattern or composite
 * @param subscription the subscription, or null if it is not one
 */
public record Source(Address address, @Nullable SubscriptionId subscription) {
    /**
     * Returns the queue of this name.
     *
     * @throws BrokerException {@link dev.sluice.core.error.BrokerError#INVALID_NAME} if a queue cannot have it
     */
    public static Source queue(String name) {
        return new Source(Address.queue(name), null);
    }

    /** Returns what people read, for example {@code queue 'orders'}. */
    @Override
    public String toString() {
        return subscription == null ? address.toString() : subscription + " on " + address;
    }
}
