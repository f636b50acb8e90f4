package dev.sluice.core.selector;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/** A condition between parentheses that is compared with a truth value, as in {@code (a > 1) = flag}. */
record ConditionValue(Condition condition) implements Value {
    @Override
    public Type type() {
        return Type.BOOLEAN;
    }

    @Override
    public @Nullable Object value(Envelope envelope) {
        return switch (condition.test(envelope)) {
            case TRUE -> true;
            case FALSE -> false;
            case UNKNOWN -> null;
        };
    }
}
