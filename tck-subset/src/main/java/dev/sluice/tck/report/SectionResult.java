package dev.sluice.tck.report;

import java.util.List;

/** A section of the standard, and the requirements of it that were checked. */
record SectionResult(Section section, List<RequirementResult> requirements) {
    /** Counts its requirements. */
    Tally requirementTally() {
        return Tally.of(requirements.stream().map(RequirementResult::outcome).toList());
    }

    /** Counts its cases. */
    Tally caseTally() {
        return Tally.of(
                requirements.stream().flatMap(one -> one.outcomes().stream()).toList());
    }
}
