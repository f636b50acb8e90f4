package dev.sluice.core.selector;

import java.util.Collection;

import dev.sluice.core.message.Envelope;

/** {@code field = 'text'} or {@code field <> 'text'}; false for what is not a string, either way. */
record TextEquality(Field field, String text, boolean equal) implements Condition {
    @Override
    public Truth test(Envelope envelope) {
        Object value = field.value(envelope);
        if (value instanceof String string) {
            return Truth.of(string.equals(text) == equal);
        }
        return value == null ? Truth.UNKNOWN : Truth.FALSE;
    }

    @Override
    public void addRequiredEqualities(Collection<Equality> equalities) {
        if (equal) {
            equalities.add(new Equality(field.identifier(), text));
        }
    }
}
