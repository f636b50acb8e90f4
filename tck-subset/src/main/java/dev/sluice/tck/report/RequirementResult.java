package dev.sluice.tck.report;

import java.util.List;

/** A requirement, and how the cases ended that check it. There is at least one. */
record RequirementResult(CheckedRequirement requirement, List<TestedCase> cases) {
    Outcome outcome() {
        return Outcome.of(outcomes());
    }

    /** Returns how each case ended. */
    List<Outcome> outcomes() {
        return cases.stream().map(TestedCase::outcome).toList();
    }

    /** Returns the cases that ended this way. */
    List<TestedCase> cases(Outcome outcome) {
        return cases.stream().filter(one -> one.outcome() == outcome).toList();
    }
}
