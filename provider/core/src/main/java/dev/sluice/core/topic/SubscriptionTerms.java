package dev.sluice.core.topic;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.selector.Selector;

/**
 * What a subscription is to get.
 *
 * @param topic a topic, a pattern or a composite
 * @param selector which messages, or null for all
 * @param noLocal whether to leave out what the subscriber's own connection sends; for a durable subscription also what
 *     any connection with the same client id sends
 * @param connection identifies the subscriber's connection, as in {@link dev.sluice.core.message.Origin}
 */
public record SubscriptionTerms(Address topic, @Nullable Selector selector, boolean noLocal, Object connection) {}
