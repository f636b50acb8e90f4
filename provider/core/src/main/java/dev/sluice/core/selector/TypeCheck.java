package dev.sluice.core.selector;

import dev.sluice.core.error.BrokerException;

/**
 * Refuses, when a selector is parsed, expressions that cannot make sense whatever the message. What a property holds is
 * only known with the message, so that properties pass everywhere.
 */
final class TypeCheck {
    private final String text;

    TypeCheck(String text) {
        this.text = text;
    }

    /**
     * Returns the expression as a condition; a property is one by itself, and means that it is TRUE.
     *
     * @throws BrokerException if it is a number or a string
     */
    Condition condition(Located located) {
        Expression expression = located.expression();
        if (expression instanceof Condition condition) {
            return condition;
        }
        if (expression instanceof Literal.Bool literal) {
            return new Constant(Truth.of(literal.value()));
        }
        if (expression instanceof Property property) {
            return new BooleanEquality(property, true);
        }
        throw mismatch(located, "a condition is expected here, for example a comparison");
    }

    /** Returns the expression as something that can be compared for equality. */
    Operand operand(Located located) {
        Expression expression = located.expression();
        return expression instanceof Condition condition ? new ConditionValue(condition) : (Operand) expression;
    }

    /**
     * Returns the expression as one that may be a number.
     *
     * @param operator what needs the number
     * @throws BrokerException if it is a string or a truth value
     */
    Operand number(Located located, Object operator) {
        Operand operand = operand(located);
        if (!operand.type().mayBe(Type.NUMBER)) {
            throw mismatch(located, operator + " takes numbers only");
        }
        return operand;
    }

    /**
     * Returns the comparison of two expressions.
     *
     * @throws BrokerException if they are of unlike types, or if strings or truth values are asked for an order
     */
    Condition comparison(Located left, Relation relation, Located right) {
        if (!relation.isEquality()) {
            return Comparisons.of(number(left, relation), relation, number(right, relation));
        }
        Operand one = operand(left);
        Operand other = operand(right);
        if (!one.type().mayBe(other.type())) {
            throw mismatch(left, source(right) + " is " + other.type() + "; only values of like types can be compared");
        }
        return Comparisons.of(one, relation, other);
    }

    /**
     * Returns the expression as an identifier.
     *
     * @param operator what needs it
     * @throws BrokerException if it is something else
     */
    Field field(Located located, Object operator) {
        if (located.expression() instanceof Field field) {
            return field;
        }
        throw Fault.in(
                text,
                located.start(),
                operator + " takes an identifier to its left, and " + source(located) + " is none");
    }

    /**
     * Returns the expression as an identifier that may be a string.
     *
     * @param operator what needs it
     * @throws BrokerException if it is something else, or a header that is a number
     */
    Field textField(Located located, Object operator) {
        Field field = field(located, operator);
        if (!field.type().mayBe(Type.TEXT)) {
            throw mismatch(located, operator + " takes strings only");
        }
        return field;
    }

    private BrokerException mismatch(Located located, String but) {
        Type type = located.expression() instanceof Operand operand ? operand.type() : Type.BOOLEAN;
        return Fault.in(text, located.start(), source(located) + " is " + type + ", but " + but);
    }

    private String source(Located located) {
        return Fault.shortened(text.substring(located.start(), located.end()));
    }
}
