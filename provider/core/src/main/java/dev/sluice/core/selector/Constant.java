package dev.sluice.core.selector;

import dev.sluice.core.message.Envelope;

/** What does not depend on the message. */
record Constant(Truth truth) implements Condition {
    @Override
    public Truth test(Envelope envelope) {
        return truth;
    }
}
