package dev.sluice.core.selector;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/** A property of the message; null if it has none of this name. */
record Property(String identifier) implements Field {
    @Override
    public Type type() {
        return Type.ANY;
    }

    @Override
    public @Nullable Object value(Envelope envelope) {
        return envelope.properties().get(identifier);
    }
}
