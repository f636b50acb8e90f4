package dev.sluice.core.selector;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/** Two values of which at least one comes from the message, whatever their types turn out to be. */
record ValueComparison(Value left, Relation relation, Value right) implements Condition {
    @Override
    public Truth test(Envelope envelope) {
        return compare(left.value(envelope), relation, right.value(envelope));
    }

    /**
     * Compares two values. Unknown if one is null. False if they are not of like types, also for {@code <>}, and if
     * strings or truth values are asked for an order (Jakarta Messaging 3.1, section 3.8.1.1).
     */
    static Truth compare(@Nullable Object left, Relation relation, @Nullable Object right) {
        if (left == null || right == null) {
            return Truth.UNKNOWN;
        }
        if (left instanceof Number one && right instanceof Number other) {
            return Truth.of(relation.holds(Order.of(one, other)));
        }
        boolean comparable = relation.isEquality() && left.getClass() == right.getClass();
        return Truth.of(comparable && left.equals(right) == (relation == Relation.EQUAL));
    }
}
