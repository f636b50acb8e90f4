package dev.sluice.tck.report;

import java.util.Collection;
import java.util.Locale;

/** How a test, or all tests of a requirement, ended. */
enum Outcome {
    PASSED,
    FAILED,
    SKIPPED;

    /** Returns that of the whole: it failed if a part failed, and passed if a part passed and none failed. */
    static Outcome of(Collection<Outcome> parts) {
        if (parts.contains(FAILED)) {
            return FAILED;
        }
        return parts.contains(PASSED) ? PASSED : SKIPPED;
    }

    /** Returns the word for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
