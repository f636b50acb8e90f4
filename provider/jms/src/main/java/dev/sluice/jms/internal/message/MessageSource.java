package dev.sluice.jms.internal.message;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.Receiver;

/**
 * Where message objects come from, and so what all from one source have in common, for each to refer to once: those that a
 * factory makes, or those that a consumer receives.
 *
 * @param settings what all messages of the broker have in common
 * @param receiver what received them, and settles them; null if they were made
 * @param acknowledger what {@code acknowledge()} on one of them does; null for nothing
 */
public record MessageSource(
        MessageSettings settings,
        @Nullable Receiver receiver,
        @Nullable Acknowledger acknowledger) {
    /** Returns the same source for a consumer whose class has been loaded by the given loader. */
    public MessageSource consumedBy(@Nullable ClassLoader loader) {
        return new MessageSource(settings.withConsumerLoader(loader), receiver, acknowledger);
    }
}
