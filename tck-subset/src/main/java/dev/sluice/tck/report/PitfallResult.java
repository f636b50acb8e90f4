package dev.sluice.tck.report;

import java.util.List;

/** A common fault, and the results of the requirements that guard against it. */
record PitfallResult(Pitfall pitfall, List<RequirementResult> guards) {
    boolean tested() {
        return !guards.isEmpty();
    }

    /** Returns how the tests that guard against it ended; skipped if there is none. */
    Outcome outcome() {
        return Outcome.of(guards.stream().map(RequirementResult::outcome).toList());
    }
}
