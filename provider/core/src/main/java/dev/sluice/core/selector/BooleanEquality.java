package dev.sluice.core.selector;

import java.util.Collection;

import dev.sluice.core.message.Envelope;

/** {@code field = TRUE}, or FALSE, or just {@code field}; false for what is neither of the two. */
record BooleanEquality(Field field, boolean expected) implements Condition {
    @Override
    public Truth test(Envelope envelope) {
        Object value = field.value(envelope);
        if (value instanceof Boolean truth) {
            return Truth.of(truth == expected);
        }
        return value == null ? Truth.UNKNOWN : Truth.FALSE;
    }

    @Override
    public void addRequiredEqualities(Collection<Equality> equalities) {
        equalities.add(new Equality(field.identifier(), expected));
    }
}
