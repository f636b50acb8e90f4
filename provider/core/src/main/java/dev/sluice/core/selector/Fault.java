package dev.sluice.core.selector;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/** Words the exception for a text that is not a selector. */
final class Fault {
    private static final int SHOWN_ENTIRELY = 120;
    private static final int SHOWN_AROUND = 50;
    private static final int SHOWN_OF_PART = 40;
    private static final String ELLIPSIS = "…";

    private Fault() {}

    /**
     * Returns the exception.
     *
     * @param text the whole text
     * @param offset where it is wrong, from 0; shown from 1
     * @param what what is wrong, and what to write instead, without a full stop
     */
    static BrokerException in(String text, int offset, String what) {
        return new BrokerException(
                BrokerError.INVALID_SELECTOR,
                "The selector \"" + around(text, offset) + "\" is not valid at character " + (offset + 1) + ": " + what
                        + ".");
    }

    /** Returns a part of a selector, short enough to be quoted. */
    static String shortened(String part) {
        return part.length() <= SHOWN_OF_PART ? part : part.substring(0, SHOWN_OF_PART) + ELLIPSIS;
    }

    private static String around(String text, int offset) {
        if (text.length() <= SHOWN_ENTIRELY) {
            return text;
        }
        int from = Math.max(0, offset - SHOWN_AROUND);
        int to = Math.min(text.length(), offset + SHOWN_AROUND);
        return (from == 0 ? "" : ELLIPSIS) + text.substring(from, to) + (to == text.length() ? "" : ELLIPSIS);
    }
}
