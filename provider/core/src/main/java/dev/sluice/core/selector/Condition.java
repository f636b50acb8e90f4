package dev.sluice.core.selector;

import java.util.Collection;

import dev.sluice.core.message.Envelope;

/**
 * What is true, false or unknown of a message. Testing never fails. Testing a property against a literal makes no garbage;
 * arithmetic makes a few registers, and a header may make its value.
 */
sealed interface Condition extends Expression
        permits And,
                Or,
                Not,
                Constant,
                ExactComparison,
                ApproximateComparison,
                TextEquality,
                BooleanEquality,
                ValueComparison,
                NumberComparison,
                In,
                Like,
                IsNull {

    /** Returns whether it is so. */
    Truth test(Envelope envelope);

    /** Returns whether it is {@link Truth#TRUE}; may find that it is not without finding out which of the other two it is. */
    default boolean holds(Envelope envelope) {
        return test(envelope) == Truth.TRUE;
    }

    /** Adds the equalities without which it cannot be true. */
    default void addRequiredEqualities(Collection<Equality> equalities) {}
}
