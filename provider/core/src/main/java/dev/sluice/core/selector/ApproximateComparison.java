package dev.sluice.core.selector;

import java.util.Collection;

import dev.sluice.core.message.Envelope;

/** A field beside a floating-point literal; false for what is not a number. A float literal has become the same double. */
record ApproximateComparison(Field field, Relation relation, double literal) implements Condition {
    @Override
    public Truth test(Envelope envelope) {
        Object value = field.value(envelope);
        if (value instanceof Number number) {
            return Truth.of(relation.holds(Order.of(number, literal)));
        }
        return value == null ? Truth.UNKNOWN : Truth.FALSE;
    }

    @Override
    public void addRequiredEqualities(Collection<Equality> equalities) {
        // Nothing equals NaN, which 0.0/0 makes; there is no key to look it up by.
        if (relation == Relation.EQUAL && !Double.isNaN(literal)) {
            equalities.add(new Equality(field.identifier(), literal));
        }
    }
}
