package dev.sluice.core.selector;

import dev.sluice.core.message.Envelope;

/** {@code field IS NULL}. Never unknown. */
record IsNull(Field field) implements Condition {
    @Override
    public Truth test(Envelope envelope) {
        return Truth.of(field.value(envelope) == null);
    }
}
