package dev.sluice.core.selector;

import java.util.Collection;

import dev.sluice.core.message.Envelope;

/** A field beside an integer literal; false for what is not a number. */
record ExactComparison(Field field, Relation relation, long literal) implements Condition {
    @Override
    public Truth test(Envelope envelope) {
        return field.compare(envelope, relation, literal);
    }

    @Override
    public void addRequiredEqualities(Collection<Equality> equalities) {
        if (relation == Relation.EQUAL) {
            equalities.add(new Equality(field.identifier(), literal));
        }
    }
}
