package dev.sluice.jms.internal.message;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.message.SendResult;

/**
 * The properties in which a message tells its sender what became of it. They belong to the message object, not to the
 * message: they are no part of what is sent, and like headers they are not among the names of its properties, so that
 * nobody carries them on by copying properties from one message to another.
 */
final class SentProperties {
    private SentProperties() {}

    /** Returns the value of a property, or null if it is not one of these. */
    static @Nullable Object get(SendResult result, String name) {
        return switch (name) {
            case ProviderProperties.TAKEN -> result.taken();
            case ProviderProperties.DROPPED -> result.dropped();
            case ProviderProperties.DUPLICATES -> result.duplicates();
            default -> null;
        };
    }
}
