package dev.sluice.core.selector;

/** A value of three-valued logic (Jakarta Messaging 3.1, section 3.8.1.2). */
enum Truth {
    TRUE,
    FALSE,
    /** What comes of a null: neither true nor false, and so no match. */
    UNKNOWN;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Returns the opposite; what is unknown stays unknown. */
    Truth negated() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
