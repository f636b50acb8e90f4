package dev.sluice.core.selector;

import dev.sluice.core.message.Envelope;

/** What a comparison compares. */
sealed interface Operand extends Expression permits Value, Arithmetic, Signed {

    /** Returns what is known about its type before there is a message. */
    Type type();

    /** Puts the number it has for this message into the register, or why it has none. */
    void load(Envelope envelope, Register into);
}
