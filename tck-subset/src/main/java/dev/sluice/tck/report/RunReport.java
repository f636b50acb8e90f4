package dev.sluice.tck.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run has shown, in the order in which it is told.
 *
 * @param sections those with a test, in the order of the standard
 * @param uncovered those that a client can observe and no test of this run is about
 * @param differences which failures were to be expected
 */
record RunReport(
        Run run,
        List<SectionResult> sections,
        List<Section> uncovered,
        List<PitfallResult> pitfalls,
        Differences differences) {
    /** Puts together what was tested. */
    static RunReport of(Run run, Collection<TestedCase> cases, Differences differences) {
        List<RequirementResult> requirements = byRequirement(cases);
        List<SectionResult> sections = bySection(requirements);
        return new RunReport(
                run,
                sections,
                Sections.load()
                        .without(sections.stream().map(SectionResult::section).toList()),
                byPitfall(requirements),
                differences);
    }

    private static List<RequirementResult> byRequirement(Collection<TestedCase> cases) {
        Map<CheckedRequirement, List<TestedCase>> grouped = cases.stream()
                .collect(Collectors.groupingBy(TestedCase::requirement, LinkedHashMap::new, Collectors.toList()));
        return grouped.entrySet().stream()
                .map(entry -> new RequirementResult(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<SectionResult> bySection(List<RequirementResult> requirements) {
        Sections sections = Sections.load();
        Map<Section, List<RequirementResult>> grouped = requirements.stream()
                .collect(Collectors.groupingBy(
                        one -> sections.find(Section.numberOf(one.requirement())), TreeMap::new, Collectors.toList()));
        return grouped.entrySet().stream()
                .map(entry -> new SectionResult(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<PitfallResult> byPitfall(List<RequirementResult> requirements) {
        return Pitfalls.load().stream()
                .map(pitfall -> new PitfallResult(
                        pitfall,
                        requirements.stream()
                                .filter(one -> one.requirement().pitfalls().contains(pitfall.number()))
                                .toList()))
                .toList();
    }

    /** Returns all requirements, in the order of the standard. */
    List<RequirementResult> requirements() {
        return sections.stream().flatMap(one -> one.requirements().stream()).toList();
    }

    /** Returns the requirements that ended this way. */
    List<RequirementResult> requirements(Outcome outcome) {
        return requirements().stream().filter(one -> one.outcome() == outcome).toList();
    }

    /** Returns the failures that are not among the known differences. */
    List<RequirementResult> newFailures() {
        return requirements(Outcome.FAILED).stream()
                .filter(one -> differences.groupOf(one).isEmpty())
                .toList();
    }

    /** Returns the requirements among the known differences that hold in this run. */
    List<RequirementResult> outdatedDifferences() {
        return requirements(Outcome.PASSED).stream()
                .filter(one -> differences.groupOf(one).isPresent())
                .toList();
    }

    /** Counts requirements. */
    Tally requirementTally() {
        return Tally.of(requirements().stream().map(RequirementResult::outcome).toList());
    }

    /** Counts cases. */
    Tally caseTally() {
        return Tally.of(
                requirements().stream().flatMap(one -> one.outcomes().stream()).toList());
    }

    /** Returns for each reason to skip a case how many cases were skipped for it. */
    Map<String, Long> reasonsToSkip() {
        return requirements().stream()
                .flatMap(one -> one.cases(Outcome.SKIPPED).stream())
                .collect(Collectors.groupingBy(TestedCase::detail, TreeMap::new, Collectors.counting()));
    }

    /** Returns the common faults that no test of this run guards against. */
    List<PitfallResult> pitfallsNotTested() {
        return pitfalls.stream().filter(one -> !one.tested()).toList();
    }
}
