package dev.sluice.core.selector;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/** An operand that is found, not computed. */
sealed interface Value extends Operand permits Field, Literal, ConditionValue {

    /** Returns what it is for this message: a String, Boolean, Byte, Short, Integer, Long, Float or Double, or null. */
    @Nullable
    Object value(Envelope envelope);

    @Override
    default void load(Envelope envelope, Register into) {
        into.set(value(envelope));
    }
}
