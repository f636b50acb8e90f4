package dev.sluice.tck.report;

import java.util.List;
import java.util.stream.Collectors;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/** A report as Markdown: for repositories, reviews and diffs. */
final class MarkdownReport {
    private final RunReport report;
    private final StringBuilder text = new StringBuilder();

    MarkdownReport(RunReport report) {
        this.report = report;
    }

    String text() {
        text.setLength(0);
        head();
        sections();
        failures();
        requirements();
        uncovered();
        pitfalls();
        return text.toString();
    }

    private void head() {
        Run run = report.run();
        line("# Conformance of %s to Jakarta Messaging 3.1", escape(run.provider()));
        line("");
        line("%s, took %s. Optional parts offered: %s.", run.date(), run.duration(), features(run));
        line("");
        line("| | in all | passed | failed | skipped |");
        line("| --- | ---: | ---: | ---: | ---: |");
        line("| requirements | %s |", cells(report.requirementTally()));
        line("| tests | %s |", cells(report.caseTally()));
        line("");
        report.reasonsToSkip().forEach((reason, cases) -> line("- Skipped %d: %s", cases, escape(reason)));
    }

    private static String features(Run run) {
        return run.features().isEmpty() ? "none" : run.features();
    }

    private static String cells(Tally tally) {
        return "%d | %d | %d | %d".formatted(tally.total(), tally.passed(), tally.failed(), tally.skipped());
    }

    private void sections() {
        heading("Sections");
        line("| section | | requirements | tests | passed | failed | skipped |");
        line("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        for (SectionResult one : report.sections()) {
            line(
                    "| %s | %s | %d | %s |",
                    one.section().number(),
                    escape(one.section().title()),
                    one.requirementTally().total(),
                    cells(one.caseTally()));
        }
    }

    private void failures() {
        List<RequirementResult> failed = report.requirements(Outcome.FAILED);
        heading("Failures");
        if (failed.isEmpty()) {
            line("None.");
        }
        for (RequirementResult one : failed) {
            CheckedRequirement requirement = one.requirement();
            line("**%s** %s `%s`", requirement.section(), escape(requirement.text()), requirement.test());
            line("");
            report.differences().groupOf(one).ifPresent(group -> line("Known difference: %s%n", escape(group)));
            one.cases(Outcome.FAILED).forEach(this::failure);
        }
    }

    private void failure(TestedCase failed) {
        line("```");
        if (!failed.label().isEmpty()) {
            line("%s", failed.label());
        }
        line("%s", failed.detail().replace("```", "'''"));
        line("```");
        line("");
    }

    private void requirements() {
        heading("Requirements");
        for (SectionResult section : report.sections()) {
            line(
                    "### %s %s",
                    section.section().number(), escape(section.section().title()));
            line("");
            section.requirements().forEach(this::requirement);
            line("");
        }
    }

    private void requirement(RequirementResult one) {
        CheckedRequirement requirement = one.requirement();
        line(
                "- %s: %s `%s`%s",
                one.outcome().word(),
                escape(requirement.text()),
                requirement.test(),
                one.cases().size() == 1 ? "" : ", " + one.cases().size() + " tests");
    }

    private void uncovered() {
        heading("Sections without a test in this run");
        if (report.uncovered().isEmpty()) {
            line("Every section that a client can observe has one.");
        }
        report.uncovered().forEach(section -> line("- %s %s", section.number(), escape(section.title())));
    }

    private void pitfalls() {
        heading("Common faults");
        line("`pitfalls.md` says what they are.");
        line("");
        line("| | guarded against by |");
        line("| ---: | --- |");
        report.pitfalls().forEach(one -> line("| %d | %s |", one.pitfall().number(), guards(one)));
    }

    private static String guards(PitfallResult one) {
        if (!one.tested()) {
            String why = one.pitfall().notTested();
            return why.isEmpty() ? "no test in this run" : "not tested: " + escape(why);
        }
        return one.guards().stream()
                .map(guard -> "`" + guard.requirement().test() + "`"
                        + (guard.outcome() == Outcome.PASSED
                                ? ""
                                : " " + guard.outcome().word()))
                .collect(Collectors.joining(", "));
    }

    private void heading(String title) {
        line("");
        line("## %s", title);
        line("");
    }

    @FormatMethod
    private void line(@FormatString String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }

    private static String escape(String plain) {
        return plain.replaceAll("[\\\\`*_<>|#]", "\\\\$0").replace('\n', ' ');
    }
}
