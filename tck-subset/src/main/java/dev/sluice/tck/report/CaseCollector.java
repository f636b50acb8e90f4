package dev.sluice.tck.report;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Makes cases of conformance tests of what JUnit tells, and leaves other tests alone. Threads: any. */
final class CaseCollector {
    private final TestPlan plan;
    private final Queue<TestedCase> cases = new ConcurrentLinkedQueue<>();

    CaseCollector(TestPlan plan) {
        this.plan = plan;
    }

    /** Returns what was collected so far. */
    List<TestedCase> cases() {
        return List.copyOf(cases);
    }

    /** Notes what was not run. */
    void skipped(TestIdentifier test, String reason) {
        noteAll(test, Outcome.SKIPPED, reason);
    }

    /** Notes the end of a test, or of a container that did not come to run its tests. */
    void finished(TestIdentifier test, TestExecutionResult result) {
        Outcome outcome =
                switch (result.getStatus()) {
                    case SUCCESSFUL -> Outcome.PASSED;
                    case ABORTED -> Outcome.SKIPPED;
                    case FAILED -> Outcome.FAILED;
                };
        if (test.isTest()) {
            requirement(test).ifPresent(one -> note(one, label(test), outcome, detail(one, result)));
        } else if (outcome != Outcome.PASSED) {
            String detail = result.getThrowable().map(Failures::withCauses).orElse("");
            noteAll(test, outcome, detail);
        }
    }

    /**
     * Notes a test, or the requirements of all tests in a container that have no case yet. An engine that fails though all its
     * tests were run has failed to stop the provider.
     */
    private void noteAll(TestIdentifier container, Outcome outcome, String detail) {
        List<CheckedRequirement> concerned =
                requirement(container).map(List::of).orElseGet(() -> withoutCase(container));
        concerned.forEach(one -> note(one, "", outcome, detail));
        if (concerned.isEmpty() && outcome == Outcome.FAILED && isEngine(container) && !cases.isEmpty()) {
            note(CheckedRequirement.END_OF_THE_RUN, "", outcome, detail);
        }
    }

    private List<CheckedRequirement> withoutCase(TestIdentifier container) {
        return plan.getDescendants(container).stream()
                .flatMap(test -> requirement(test).stream())
                .distinct()
                .filter(one ->
                        cases.stream().noneMatch(known -> known.requirement().equals(one)))
                .toList();
    }

    private static boolean isEngine(TestIdentifier container) {
        return container.getUniqueIdObject().getLastSegment().getType().equals("engine");
    }

    private void note(CheckedRequirement requirement, String label, Outcome outcome, String detail) {
        cases.add(new TestedCase(requirement, label, outcome, detail));
    }

    private Optional<CheckedRequirement> requirement(TestIdentifier test) {
        return method(test).flatMap(CheckedRequirement::of);
    }

    /** Returns the method of a test or of what contains it. */
    private Optional<MethodSource> method(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .or(() -> plan.getParent(test).flatMap(this::method));
    }

    /** Returns the name of a case among others, or an empty one if its method has no other. */
    private String label(TestIdentifier test) {
        boolean oneOfMany = plan.getParent(test).flatMap(this::method).isPresent();
        return oneOfMany ? test.getDisplayName() : "";
    }

    private static String detail(CheckedRequirement requirement, TestExecutionResult result) {
        boolean aborted = result.getStatus() == TestExecutionResult.Status.ABORTED;
        return result.getThrowable()
                .map(thrown -> aborted ? Failures.unmet(thrown) : Failures.describe(thrown, requirement.test()))
                .orElse("");
    }
}
