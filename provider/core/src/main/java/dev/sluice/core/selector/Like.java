package dev.sluice.core.selector;

import dev.sluice.core.message.Envelope;

/** {@code field LIKE 'pattern'}; false for what is not a string. */
record Like(Field field, LikePattern pattern) implements Condition {

    /** Returns the condition, which is an equality if the pattern has no wildcard. */
    static Condition of(Field field, LikePattern pattern) {
        String text = pattern.onlyMatch();
        return text == null ? new Like(field, pattern) : new TextEquality(field, text, true);
    }

    @Override
    public Truth test(Envelope envelope) {
        Object value = field.value(envelope);
        if (value instanceof String string) {
            return Truth.of(pattern.matches(string));
        }
        return value == null ? Truth.UNKNOWN : Truth.FALSE;
    }
}
