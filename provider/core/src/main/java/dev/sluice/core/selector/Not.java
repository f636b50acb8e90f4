package dev.sluice.core.selector;

import dev.sluice.core.message.Envelope;

/** The opposite of a condition (Jakarta Messaging 3.1, section 3.8.1.2). */
record Not(Condition condition) implements Condition {

    /** Returns the opposite in its simplest form. */
    static Condition of(Condition condition) {
        if (condition instanceof Constant constant) {
            return new Constant(constant.truth().negated());
        }
        return condition instanceof Not not ? not.condition : new Not(condition);
    }

    @Override
    public Truth test(Envelope envelope) {
        return condition.test(envelope).negated();
    }
}
