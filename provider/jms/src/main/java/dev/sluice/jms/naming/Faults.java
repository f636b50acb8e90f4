package dev.sluice.jms.naming;

import javax.naming.NamingException;

/** Helps to throw. */
final class Faults {
    private Faults() {}

    /** Gives an exception its cause. */
    static <E extends NamingException> E because(E exception, Exception cause) {
        exception.initCause(cause);
        return exception;
    }
}
