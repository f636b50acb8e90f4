package dev.sluice.core.selector;

/**
 * How two numbers stand to each other. One bit each, so that a {@link Relation} can be a set of them.
 *
 * <p>Numbers are ordered by their value: nothing is rounded to meet the other type. This is what Java's numeric promotion
 * gives wherever promotion is exact; where it is not, promotion would call a long beyond 2<sup>53</sup> equal to a
 * neighbouring double, and equality would no longer be transitive, which an index over equalities relies on.
 */
final class Order {
    static final int LESS = 1;
    static final int EQUAL = 2;
    static final int GREATER = 4;
    /** At least one is not a number (NaN). */
    static final int UNORDERED = 8;

    /** 2<sup>63</sup>, the first double above all longs. */
    private static final double ABOVE_LONGS = 0x1p63;

    private Order() {}

    static int of(long left, long right) {
        return left == right ? EQUAL : left < right ? LESS : GREATER;
    }

    static int of(double left, double right) {
        return left == right ? EQUAL : left < right ? LESS : left > right ? GREATER : UNORDERED;
    }

    static int of(long left, double right) {
        if (Double.isNaN(right)) {
            return UNORDERED;
        }
        if (right >= ABOVE_LONGS) {
            return LESS;
        }
        if (right < -ABOVE_LONGS) {
            return GREATER;
        }
        long whole = (long) right;
        return left == whole ? of(0.0, right - whole) : of(left, whole);
    }

    static int of(Number left, long right) {
        return isExact(left) ? of(left.longValue(), right) : mirrored(of(right, left.doubleValue()));
    }

    static int of(Number left, double right) {
        return isExact(left) ? of(left.longValue(), right) : of(left.doubleValue(), right);
    }

    static int of(Number left, Number right) {
        return isExact(right) ? of(left, right.longValue()) : of(left, right.doubleValue());
    }

    /** Returns the order of the same two numbers seen from the other side. */
    static int mirrored(int order) {
        return switch (order) {
            case LESS -> GREATER;
            case GREATER -> LESS;
            default -> order;
        };
    }

    /** Returns whether this is an integer type; a float or a double otherwise. */
    static boolean isExact(Number value) {
        return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte;
    }
}
