package dev.sluice.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.contender.Contender.Kind;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Summary;
import dev.sluice.benchmarks.scenario.Scenario;
import dev.sluice.benchmarks.scenario.Scenarios;

/** Everything that was measured as a page in Markdown. Threads: one. */
final class Markdown {
    private final Results results;
    private final StringBuilder page = new StringBuilder();

    Markdown(Results results) {
        this.results = results;
    }

    /**
     * Returns the page.
     *
     * @param machine where it was measured
     * @param soak what the soak has come to; empty if there was none
     */
    String page(String machine, String soak) {
        line("# Results");
        line("");
        line("Written by the benchmarks; how to read it is in their [README](../README.md).");
        line("");
        line(machine.strip());
        line("");
        line("![Sluice, the best peer and a bare queue](chart.png)");
        comparison();
        goals();
        if (!soak.isEmpty()) {
            line("");
            line("## Soak");
            line("");
            line(soak.strip());
        }
        line("");
        line("## Round by round");
        measured().forEach(this::details);
        return page.toString();
    }

    private List<Scenario> measured() {
        return Scenarios.all().stream()
                .filter(scenario -> results.has(scenario.id()))
                .toList();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void head(String... heads) {
        line("");
        row(List.of(heads));
        line("|" + " --- |".repeat(heads.length));
    }

    // ---------------------------------------------------------------- comparison

    private void comparison() {
        line("");
        line("## Comparison");
        line("");
        line(
                "Medians. × tells how many times better Sluice is: more messages per second, or less time. The last column tells how"
                        + " far apart the processors were for Sluice and for the best peer; where that differs much, the ratio says little.");
        head(
                "scenario",
                "",
                "Sluice",
                "best peer",
                "× best peer",
                "× LinkedBlockingQueue",
                "× JCTools queue",
                "distance, ns");
        for (Scenario scenario : measured()) {
            for (Figure figure : Headlines.of(results, scenario.id())) {
                results.summary(scenario.id(), Contender.SLUICE, figure)
                        .ifPresent(own -> compare(scenario, figure, own.median()));
            }
        }
    }

    private void compare(Scenario scenario, Figure figure, double own) {
        Optional<Results.Best> peer = results.best(scenario.id(), figure, Kind.PEER);
        row(List.of(
                scenario.title(),
                figure.id() + ", " + figure.unit(),
                Numbers.plain(own),
                peer.map(best -> Numbers.plain(best.value()) + " ("
                                + best.contender().title() + ")")
                        .orElse("–"),
                peer.map(best -> "**" + times(figure, own, best.value()) + "**").orElse("–"),
                limit(scenario, figure, own, Contender.LINKED_QUEUE),
                limit(scenario, figure, own, Contender.JCTOOLS_QUEUE),
                distance(scenario, Contender.SLUICE)
                        + peer.map(best -> ", " + distance(scenario, best.contender()))
                                .orElse("")));
    }

    private String distance(Scenario scenario, Contender contender) {
        return results.summary(scenario.id(), contender, Figure.DISTANCE)
                .map(summary -> Numbers.plain(summary.median()))
                .orElse("–");
    }

    private String limit(Scenario scenario, Figure figure, double own, Contender limit) {
        return results.summary(scenario.id(), limit, figure)
                .map(summary -> times(figure, own, summary.median()))
                .orElse("–");
    }

    private static String times(Figure figure, double own, double other) {
        return Numbers.plain(figure.moreIsBetter() ? own / other : other / own);
    }

    // ---------------------------------------------------------------- goals

    private void goals() {
        line("");
        line("## Goals");
        head("scenario", "figure", "goal", "measured", "");
        for (Goal goal : Goals.all()) {
            Optional<Double> reached = goal.reached(results);
            row(List.of(
                    goal.scenario(),
                    goal.figure().id(),
                    goal.text(),
                    reached.map(goal::text).orElse("–"),
                    reached.map(value -> goal.isMetBy(value) ? "reached" : "**not reached**")
                            .orElse("not measured")));
        }
    }

    // ---------------------------------------------------------------- details

    private void details(Scenario scenario) {
        line("");
        line("### " + scenario.id());
        line("");
        line(scenario.title() + ". Median, and least to most of the rounds.");
        List<Figure> figures = results.figures(scenario.id());
        List<String> heads = new ArrayList<>(List.of("", "rounds"));
        figures.forEach(figure -> heads.add(figure.id() + ", " + figure.unit()));
        head(heads.toArray(String[]::new));
        for (Contender contender : Contender.values()) {
            details(scenario, contender, figures);
        }
        for (Results.Failure failure : results.failures(scenario.id())) {
            line("");
            line(failure.contender().title() + ": " + failure.kind() + ". " + failure.reason());
        }
    }

    private void details(Scenario scenario, Contender contender, List<Figure> figures) {
        List<String> cells = new ArrayList<>();
        int rounds = 0;
        for (Figure figure : figures) {
            Optional<Summary> summary = results.summary(scenario.id(), contender, figure);
            rounds = Math.max(rounds, summary.map(Summary::rounds).orElse(0));
            cells.add(summary.map(Markdown::span).orElse("–"));
        }
        if (rounds > 0) {
            cells.addAll(0, List.of(contender.title(), String.valueOf(rounds)));
            row(cells);
        }
    }

    private static String span(Summary summary) {
        String median = Numbers.plain(summary.median());
        return summary.rounds() == 1
                ? median
                : median + " (" + Numbers.plain(summary.least()) + " – " + Numbers.plain(summary.most()) + ")";
    }
}
