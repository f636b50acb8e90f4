package dev.sluice.core.selector;

/** The six comparison operators. */
enum Relation {
    EQUAL("=", Order.EQUAL),
    /** Also holds between NaN and any number, as in Java. */
    NOT_EQUAL("<>", Order.LESS | Order.GREATER | Order.UNORDERED),
    LESS("<", Order.LESS),
    LESS_OR_EQUAL("<=", Order.LESS | Order.EQUAL),
    GREATER(">", Order.GREATER),
    GREATER_OR_EQUAL(">=", Order.GREATER | Order.EQUAL);

    private final String symbol;
    private final int orders;

    Relation(String symbol, int orders) {
        this.symbol = symbol;
        this.orders = orders;
    }

    /** Returns whether the relation holds between two numbers that stand in this {@link Order}. */
    boolean holds(int order) {
        return (orders & order) != 0;
    }

    /** Returns whether strings and truth values may be compared with it: {@code =} and {@code <>}. */
    boolean isEquality() {
        return this == EQUAL || this == NOT_EQUAL;
    }

    /** Returns the relation that holds with left and right exchanged. */
    Relation mirrored() {
        return switch (this) {
            case EQUAL, NOT_EQUAL -> this;
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        };
    }

    @Override
    public String toString() {
        return symbol;
    }
}
