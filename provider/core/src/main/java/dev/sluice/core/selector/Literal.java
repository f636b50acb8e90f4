package dev.sluice.core.selector;

import dev.sluice.core.message.Envelope;

/** A value that stands in the selector itself. It knows the quickest way to compare a field with it. */
sealed interface Literal extends Value permits Literal.Text, Literal.Bool, Literal.Numeric {

    /** Returns the value. */
    Object value();

    /** Returns the condition that the field stands in this relation to the literal. */
    Condition comparedWith(Field field, Relation relation);

    @Override
    default Object value(Envelope envelope) {
        return value();
    }

    /** A string. */
    record Text(String value) implements Literal {
        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public Condition comparedWith(Field field, Relation relation) {
            return new TextEquality(field, value, relation == Relation.EQUAL);
        }
    }

    /** TRUE or FALSE. */
    record Bool(Boolean value) implements Literal {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public Condition comparedWith(Field field, Relation relation) {
            return new BooleanEquality(field, value == (relation == Relation.EQUAL));
        }
    }

    /** An Integer, Long, Float or Double. */
    record Numeric(Number value) implements Literal {
        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public Condition comparedWith(Field field, Relation relation) {
            return Order.isExact(value)
                    ? new ExactComparison(field, relation, value.longValue())
                    : new ApproximateComparison(field, relation, value.doubleValue());
        }
    }
}
