package dev.sluice.tck.report;

import java.util.List;

/** A run in a few lines, for the console. */
final class Summary {
    private static final int MOST_FAILURES = 12;

    private final RunReport report;

    Summary(RunReport report) {
        this.report = report;
    }

    /** Returns the lines, each with its end. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(headline()).append('\n');
        report.reasonsToSkip()
                .forEach((reason, cases) -> text.append("  Skipped %s: %s%n".formatted(tests(cases), reason)));
        text.append(known());
        List<RequirementResult> failed = report.newFailures();
        failed.stream().limit(MOST_FAILURES).forEach(one -> text.append(line(one)));
        if (failed.size() > MOST_FAILURES) {
            text.append("  … and %d more%n".formatted(failed.size() - MOST_FAILURES));
        }
        report.outdatedDifferences()
                .forEach(one -> text.append("  No longer a difference: %s%n"
                        .formatted(one.requirement().test())));
        return text.toString();
    }

    private String headline() {
        Tally requirements = report.requirementTally();
        String held = requirements.failed() == 0
                ? "all %d requirements hold".formatted(requirements.passed())
                : "%d of %d requirements hold, %d fail"
                        .formatted(requirements.passed(), requirements.total(), requirements.failed());
        return "%s, Jakarta Messaging 3.1: %s (%s, %s)"
                .formatted(
                        report.run().provider(),
                        held,
                        tests(report.caseTally().total()),
                        report.run().duration());
    }

    private String known() {
        int known = report.requirementTally().failed() - report.newFailures().size();
        return known == 0 ? "" : "  Known differences: %d%n".formatted(known);
    }

    private static String line(RequirementResult failed) {
        CheckedRequirement requirement = failed.requirement();
        return "  Failed %-8s %s (%s)%n".formatted(requirement.section(), requirement.text(), requirement.test());
    }

    private static String tests(long count) {
        return count == 1 ? "1 test" : count + " tests";
    }
}
