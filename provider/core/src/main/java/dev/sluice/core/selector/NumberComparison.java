package dev.sluice.core.selector;

import dev.sluice.core.message.Envelope;

/** Two operands of which at least one is computed. */
record NumberComparison(Operand left, Relation relation, Operand right) implements Condition {
    @Override
    public Truth test(Envelope envelope) {
        Register one = new Register();
        Register other = new Register();
        left.load(envelope, one);
        right.load(envelope, other);
        return one.compare(relation, other);
    }
}
