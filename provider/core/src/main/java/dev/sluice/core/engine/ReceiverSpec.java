package dev.sluice.core.engine;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.selector.Selector;

/**
 * What a receiver is to receive.
 *
 * @param source a queue, a topic, a pattern or a composite
 * @param selector which messages, or null for all
 * @param noLocal for topics: whether to leave out what the own connection sends
 * @param subscription for topics: which kind of subscription
 * @param name the subscription's name, or null for {@link SubscriptionKind#UNNAMED} and for queues
 * @param options options of this receiver, by name
 */
public record ReceiverSpec(
        Address source,
        @Nullable Selector selector,
        boolean noLocal,
        SubscriptionKind subscription,
        @Nullable String name,
        Map<String, String> options) {

    /** The kinds of subscription to a topic. */
    public enum SubscriptionKind {
        /** Lives as long as its one receiver; the only kind for queues. */
        UNNAMED,
        /** Lives as long as any of its receivers. */
        SHARED,
        /** Lives until it is unsubscribed; one receiver at a time. */
        DURABLE,
        /** Lives until it is unsubscribed; any number of receivers. */
        SHARED_DURABLE
    }
}
