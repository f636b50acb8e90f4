package dev.sluice.core.selector;

import org.jspecify.annotations.Nullable;

/**
 * Holds one number while an expression is computed, so that intermediate results need no boxes. Byte and short become int
 * when they are set, as Java promotes them.
 *
 * <p>Threads: belongs to the one that made it.
 */
final class Register {

    /** What is in it. The four numeric kinds stand in the order of promotion. */
    private enum Kind {
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        /** Something that is not a number. */
        OTHER,
        /** Null, or the result of an operation that has none. */
        NOTHING;

        boolean isExact() {
            return this == INT || this == LONG;
        }

        boolean isNumber() {
            return compareTo(DOUBLE) <= 0;
        }
    }

    private Kind kind = Kind.NOTHING;
    /** The value if it is an int or a long. */
    private long exact;
    /** The value if it is a float or a double. */
    private double approximate;

    /** Puts a property's value, a literal or null into it. */
    void set(@Nullable Object value) {
        if (value instanceof Number number) {
            setNumber(number);
        } else {
            kind = value == null ? Kind.NOTHING : Kind.OTHER;
        }
    }

    private void setNumber(Number number) {
        if (Order.isExact(number)) {
            kind = number instanceof Long ? Kind.LONG : Kind.INT;
            exact = number.longValue();
        } else {
            kind = number instanceof Float ? Kind.FLOAT : Kind.DOUBLE;
            approximate = number.doubleValue();
        }
    }

    /** Returns what is in it, or null if that is not a number. */
    @Nullable
    Number number() {
        return switch (kind) {
            case INT -> (Number) (int) exact;
            case LONG -> (Number) exact;
            case FLOAT -> (Number) (float) approximate;
            case DOUBLE -> (Number) approximate;
            case OTHER, NOTHING -> null;
        };
    }

    /**
     * Replaces what is in it by the result of an operation. There is no result if an operand is null or not a number, or
     * if an integer is divided by zero.
     */
    void apply(ArithmeticOperator operator, Register right) {
        Kind result = resultKind(operator, right);
        switch (result) {
            case INT -> exact = operator.apply((int) exact, (int) right.exact);
            case LONG -> exact = operator.apply(exact, right.exact);
            case FLOAT -> approximate = operator.apply(asFloat(), right.asFloat());
            case DOUBLE -> approximate = operator.apply(asDouble(), right.asDouble());
            case OTHER, NOTHING -> {}
        }
        // Only now: the operands are read according to the kind they had.
        kind = result;
    }

    private Kind resultKind(ArithmeticOperator operator, Register right) {
        Kind promoted = kind.compareTo(right.kind) >= 0 ? kind : right.kind;
        boolean dividesByZero = promoted.isExact() && operator == ArithmeticOperator.DIVIDE && right.exact == 0;
        return promoted.isNumber() && !dividesByZero ? promoted : Kind.NOTHING;
    }

    /** Applies a unary plus or minus. There is no result if the operand is null or not a number. */
    void applySign(boolean negative) {
        if (!kind.isNumber()) {
            kind = Kind.NOTHING;
        } else if (negative) {
            exact = kind == Kind.INT ? -(int) exact : -exact;
            approximate = -approximate;
        }
    }

    /** Compares what is in it with what is in another: unknown if one is null, false if one is not a number. */
    Truth compare(Relation relation, Register right) {
        if (kind == Kind.NOTHING || right.kind == Kind.NOTHING) {
            return Truth.UNKNOWN;
        }
        return Truth.of(kind.isNumber() && right.kind.isNumber() && relation.holds(order(right)));
    }

    private int order(Register right) {
        if (right.kind.isExact()) {
            return kind.isExact() ? Order.of(exact, right.exact) : Order.mirrored(Order.of(right.exact, approximate));
        }
        return kind.isExact() ? Order.of(exact, right.approximate) : Order.of(approximate, right.approximate);
    }

    private float asFloat() {
        return kind.isExact() ? exact : (float) approximate;
    }

    private double asDouble() {
        return kind.isExact() ? exact : approximate;
    }
}
