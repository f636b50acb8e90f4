package dev.sluice.tck.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/** A report as one page that needs nothing else: no script, no font, no picture, no network. */
final class HtmlReport {
    private final RunReport report;
    private final Sections sections = Sections.load();
    private final StringBuilder text = new StringBuilder();

    HtmlReport(RunReport report) {
        this.report = report;
    }

    String text() {
        text.setLength(0);
        Run run = report.run();
        add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        add("<meta name=\"color-scheme\" content=\"light dark\">");
        add("<title>%s – Jakarta Messaging 3.1</title>", Html.escape(run.provider()));
        add("<style>\n%s</style>\n</head>\n<body>", Resources.text("report.css"));
        header();
        add("<main>");
        failures();
        chapters();
        uncovered();
        pitfalls();
        add("</main>\n</body>\n</html>");
        return text.toString();
    }

    // ---------------------------------------------------------------- head

    private void header() {
        Run run = report.run();
        Tally requirements = report.requirementTally();
        add("<header>\n<p class=\"over\">Conformance to Jakarta Messaging 3.1</p>");
        add("<h1>%s</h1>", Html.escape(run.provider()));
        add("<p class=\"verdict %s\">%s</p>", requirements.failed() == 0 ? "passed" : "failed", verdict(requirements));
        add("%s", bar(report.caseTally()));
        add("<dl class=\"figures\">");
        figure("requirements", requirements.total(), "");
        figure("tests", report.caseTally().total(), "");
        for (Outcome outcome : Outcome.values()) {
            figure(outcome.word(), count(report.caseTally(), outcome), outcome.word());
        }
        add("</dl>\n<p class=\"quiet\">%s · took %s%s</p>", run.date(), run.duration(), features(run));
        report.reasonsToSkip()
                .forEach((reason, cases) ->
                        add("<p class=\"quiet\">%d tests were skipped: %s</p>", cases, Html.escape(reason)));
        add("<nav><a href=\"#sections\">Sections</a> <a href=\"#uncovered\">Not covered</a>"
                + " <a href=\"#pitfalls\">Common faults</a></nav>\n</header>");
    }

    private static String verdict(Tally requirements) {
        return requirements.failed() == 0
                ? "All %d requirements that were tested hold.".formatted(requirements.passed())
                : "%d of %d requirements hold, %d fail."
                        .formatted(requirements.passed(), requirements.total(), requirements.failed());
    }

    private static String features(Run run) {
        return run.features().isEmpty() ? "" : " · optional parts offered: " + Html.escape(run.features());
    }

    private void figure(String name, int value, String kind) {
        add("<div class=\"%s\"><dt>%s</dt><dd>%,d</dd></div>", value == 0 ? "zero" : kind, name, value);
    }

    // ---------------------------------------------------------------- failures

    private void failures() {
        List<RequirementResult> failed = report.requirements(Outcome.FAILED);
        if (failed.isEmpty()) {
            return;
        }
        add("<section id=\"failures\">\n<h2>Failures</h2>\n<ul class=\"requirements\">");
        failed.forEach(one -> requirement(one, Html.escape(one.requirement().section()) + " "));
        add("</ul>\n</section>");
    }

    // ---------------------------------------------------------------- sections

    private void chapters() {
        Map<String, List<SectionResult>> chapters = report.sections().stream()
                .collect(Collectors.groupingBy(
                        one -> one.section().chapter(), () -> new TreeMap<>(HtmlReport::inOrder), Collectors.toList()));
        add("<section id=\"sections\">\n<h2>Sections of the standard</h2>");
        chapters.forEach(this::chapter);
        add("</section>");
    }

    private static int inOrder(String left, String right) {
        return Section.named(left).compareTo(Section.named(right));
    }

    private void chapter(String number, List<SectionResult> results) {
        boolean numbered = Character.isDigit(number.charAt(0));
        String title = numbered ? number + " " + sections.find(number).title() : "API documents";
        add("<h3>%s</h3>", Html.escape(title));
        results.forEach(this::section);
    }

    private void section(SectionResult result) {
        Section section = result.section();
        Tally cases = result.caseTally();
        String title = section.ofTheSpecification()
                ? section.title()
                : section.number().replaceFirst("^javadoc ", "");
        String number = section.ofTheSpecification() ? section.number() : "";
        add("<details>\n<summary><span class=\"number\">%s</span><span class=\"title\">%s</span>", number, title);
        add(
                "<span class=\"counts\">%d / %d</span>%s</summary>\n<ul class=\"requirements\">",
                cases.passed(), cases.total(), bar(cases));
        result.requirements().forEach(one -> requirement(one, ""));
        add("</ul>\n</details>");
    }

    private void requirement(RequirementResult one, String before) {
        CheckedRequirement requirement = one.requirement();
        Outcome outcome = one.outcome();
        add("<li class=\"%s\"><p>%s%s</p>", outcome.word(), before, Html.sentence(requirement.text()));
        add("<p class=\"quiet\">%s%s</p>", requirement.test(), cases(one));
        if (outcome == Outcome.FAILED) {
            report.differences()
                    .groupOf(one)
                    .ifPresent(group -> add("<p class=\"quiet\">known difference: %s</p>", Html.escape(group)));
        }
        one.cases(Outcome.FAILED).forEach(this::failure);
        one.cases(Outcome.SKIPPED).stream()
                .map(TestedCase::detail)
                .distinct()
                .forEach(why -> add("<p class=\"quiet\">skipped: %s</p>", Html.escape(why)));
        add("</li>");
    }

    private static String cases(RequirementResult one) {
        Tally tally = Tally.of(one.outcomes());
        if (tally.total() == 1) {
            return "";
        }
        return tally.failed() == 0
                ? " · %d tests".formatted(tally.total())
                : " · %d of %d tests fail".formatted(tally.failed(), tally.total());
    }

    private void failure(TestedCase failed) {
        String label = failed.label().isEmpty() ? "" : "<strong>" + Html.escape(failed.label()) + "</strong>\n";
        add("<pre>%s%s</pre>", label, Html.escape(failed.detail()));
    }

    // ---------------------------------------------------------------- what is not covered

    private void uncovered() {
        add("<section id=\"uncovered\">\n<h2>Not covered</h2>");
        if (report.uncovered().isEmpty()) {
            add("<p>Every section that a client can observe has a test in this run.</p>");
        } else {
            add("<p>A client can observe what these sections demand, but this run has no test of them.</p>");
            list(report.uncovered(), section -> section.number() + " " + Html.escape(section.title()));
        }
        List<Section> noted =
                sections.all().stream().filter(section -> !section.observable()).toList();
        add("<details>\n<summary><span class=\"title\">What has no test of its own, and why</span></summary>");
        list(noted, HtmlReport::noted);
        add("</details>\n</section>");
    }

    private static String noted(Section section) {
        return "%s %s: <span class=\"quiet\">%s</span>"
                .formatted(section.number(), Html.escape(section.title()), Html.escape(section.note()));
    }

    private void pitfalls() {
        List<PitfallResult> missing = report.pitfallsNotTested();
        int all = report.pitfalls().size();
        add("<section id=\"pitfalls\">\n<h2>Common faults</h2>");
        add("<p>%d of %d known faults of implementations have a test in this run.</p>", all - missing.size(), all);
        add("<ol class=\"requirements\">");
        report.pitfalls().forEach(this::pitfall);
        add("</ol>\n</section>");
    }

    private void pitfall(PitfallResult one) {
        Pitfall pitfall = one.pitfall();
        String kind = one.tested() ? one.outcome().word() : "none";
        add("<li class=\"%s\"><p>%d. %s</p>", kind, pitfall.number(), Html.sentence(pitfall.text()));
        add("<p class=\"quiet\">%s</p></li>", guards(one));
    }

    private static String guards(PitfallResult one) {
        if (!one.tested()) {
            String why = one.pitfall().notTested();
            return why.isEmpty() ? "no test in this run" : "not tested: " + Html.escape(why);
        }
        return one.guards().stream().map(guard -> guard.requirement().test()).collect(Collectors.joining(", "));
    }

    // ---------------------------------------------------------------- parts

    private <T> void list(List<T> items, Function<T, String> line) {
        add("<ul>");
        items.forEach(item -> add("<li>%s</li>", line.apply(item)));
        add("</ul>");
    }

    /** Returns a bar that shows how cases ended, by length. */
    private static String bar(Tally tally) {
        StringBuilder bar = new StringBuilder("<span class=\"bar\" aria-hidden=\"true\">");
        for (Outcome outcome : Outcome.values()) {
            int count = count(tally, outcome);
            if (count > 0) {
                bar.append("<i class=\"%s\" style=\"flex-grow:%d\"></i>".formatted(outcome.word(), count));
            }
        }
        return bar.append("</span>").toString();
    }

    private static int count(Tally tally, Outcome outcome) {
        return switch (outcome) {
            case PASSED -> tally.passed();
            case FAILED -> tally.failed();
            case SKIPPED -> tally.skipped();
        };
    }

    /** Adds a line, in which the values are put. */
    @FormatMethod
    private void add(@FormatString String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }
}
