package dev.sluice.core.address;

import org.jspecify.annotations.Nullable;

/**
 * What makes a subscription the same one again: its kind, the client id, and its name. Durable subscriptions, shared or
 * not, live in one name space; shared ones that are not durable in another; unnamed ones are each their own.
 *
 * @param kind the kind of subscription
 * @param clientId the client id, or null for none; a name without a client id is another than the same name with one
 * @param name the name; unique for {@link Kind#UNNAMED}
 */
public record SubscriptionId(Kind kind, @Nullable String clientId, String name) {
    /** The kinds of subscription. */
    public enum Kind {
        /** Lives as long as its one receiver. */
        UNNAMED,
        /** Lives as long as any of its receivers. */
        SHARED,
        /** Lives until it is unsubscribed; one receiver at a time. */
        DURABLE,
        /** Lives until it is unsubscribed; any number of receivers. */
        SHARED_DURABLE
    }

    /** Returns whether it outlives its receivers. */
    public boolean isDurable() {
        return kind == Kind.DURABLE || kind == Kind.SHARED_DURABLE;
    }

    /** Returns whether it may have several receivers. */
    public boolean isShared() {
        return kind == Kind.SHARED || kind == Kind.SHARED_DURABLE;
    }

    /** Returns what it has in common with those that it would be in conflict with: the name space they share, and the name. */
    public SubscriptionId key() {
        return kind == Kind.SHARED_DURABLE ? new SubscriptionId(Kind.DURABLE, clientId, name) : this;
    }

    @Override
    public String toString() {
        String owner = clientId == null ? "" : " of client '" + clientId + "'";
        return switch (kind) {
            case UNNAMED -> "subscription " + name;
            case SHARED -> "shared subscription '" + name + "'" + owner;
            case DURABLE -> "durable subscription '" + name + "'" + owner;
            case SHARED_DURABLE -> "shared durable subscription '" + name + "'" + owner;
        };
    }
}
