package dev.sluice.core.selector;

import java.util.List;

/** Chooses the node for a comparison. */
final class Comparisons {
    private Comparisons() {}

    /** Returns the condition that two operands stand in this relation. */
    static Condition of(Operand left, Relation relation, Operand right) {
        if (left instanceof Literal && right instanceof Field) {
            return of(right, relation.mirrored(), left);
        }
        if (left instanceof Field field && right instanceof Literal literal) {
            return literal.comparedWith(field, relation);
        }
        if (left instanceof Literal one && right instanceof Literal other) {
            return new Constant(ValueComparison.compare(one.value(), relation, other.value()));
        }
        if (left instanceof Value one && right instanceof Value other) {
            return new ValueComparison(one, relation, other);
        }
        return new NumberComparison(left, relation, right);
    }

    /** Returns the two comparisons that the standard defines {@code operand [NOT] BETWEEN low AND high} by. */
    static Condition between(Operand operand, Operand low, Operand high, boolean negated) {
        return negated
                ? Or.of(List.of(of(operand, Relation.LESS, low), of(operand, Relation.GREATER, high)))
                : And.of(List.of(
                        of(operand, Relation.GREATER_OR_EQUAL, low), of(operand, Relation.LESS_OR_EQUAL, high)));
    }
}
