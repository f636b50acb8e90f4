package dev.sluice.core.selector;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.sluice.core.message.Envelope;

/** {@code field IN ('a', 'b')}; false for what is not a string, as each of the equalities that define it would be. */
final class In implements Condition {
    private final Field field;

    /** A HashSet, since it stays quick when somebody has chosen strings of the same hash. */
    private final Set<String> texts;

    private In(Field field, Set<String> texts) {
        this.field = field;
        this.texts = texts;
    }

    /** Returns the condition that the field is one of these. */
    static Condition of(Field field, List<String> texts) {
        Set<String> distinct = new HashSet<>(texts);
        return distinct.size() == 1 ? new TextEquality(field, texts.get(0), true) : new In(field, distinct);
    }

    @Override
    public Truth test(Envelope envelope) {
        Object value = field.value(envelope);
        if (value instanceof String string) {
            return Truth.of(texts.contains(string));
        }
        return value == null ? Truth.UNKNOWN : Truth.FALSE;
    }
}
