package dev.sluice.tck.report;

import java.util.Collection;
import java.util.Collections;

/** How many of something ended which way. */
record Tally(int passed, int failed, int skipped) {
    static Tally of(Collection<Outcome> outcomes) {
        return new Tally(
                Collections.frequency(outcomes, Outcome.PASSED),
                Collections.frequency(outcomes, Outcome.FAILED),
                Collections.frequency(outcomes, Outcome.SKIPPED));
    }

    int total() {
        return passed + failed + skipped;
    }
}
