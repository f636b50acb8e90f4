package dev.sluice.samples.quakes;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sluice.samples.print.Table;

/** Prints what was found: counts downwards, names upwards among equals. */
final class Report {
    private final Findings findings;
    private final PrintWriter out;

    Report(Findings findings, PrintWriter out) {
        this.findings = findings;
        this.out = out;
    }

    /** Prints what the file has. */
    static void printSource(List<Quake> quakes, PrintWriter out) {
        out.println(quakes.size() + " seismic events, from " + quakes.get(0).time() + " to "
                + quakes.get(quakes.size() - 1).time());
        out.println();
    }

    void print(int topRegions) {
        printSubscribers();
        printNetworks();
        printRegions(topRegions);
    }

    private void printSubscribers() {
        List<Integer> shares = findings.shares();
        int ofWorkers = shares.stream().mapToInt(Integer::intValue).sum();
        Table table = new Table("Subscriber", "Topics", "Received", "How");
        table.row("alert desk", "quakes.>", findings.alerts().size(), "selector: magnitude >= 5" + strongestAlert());
        table.row(
                "archive",
                "quakes.>",
                findings.archived().size(),
                "durable; " + findings.waited() + " waited while it was away, and came by priority");
        table.row("region workers", "quakes.*", ofWorkers, "shared by " + shares.size() + ": " + joined(shares));
        table.row("network desks", "quakes.<network>", total(findings.byNetwork()), "one for each network, see below");
        table.print(out);
        out.println();
    }

    private String strongestAlert() {
        Comparator<Quake> byMagnitude = Comparator.comparing(quake -> Objects.requireNonNull(quake.magnitude()));
        return findings.alerts().stream()
                .max(byMagnitude)
                .map(quake -> "; strongest: " + quake.magnitude() + ", " + quake.place())
                .orElse("");
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(" + "));
    }

    private static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void printNetworks() {
        Table table = new Table("Network", "Events");
        findings.byNetwork().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> table.row(each.getKey(), each.getValue()));
        table.print(out);
        out.println();
    }

    private void printRegions(int top) {
        Table table = new Table("Region", "Events", "Strongest", "Mean");
        Comparator<Map.Entry<String, Figures>> byCount =
                Comparator.comparing(each -> each.getValue().count());
        findings.byRegion().entrySet().stream()
                .sorted(byCount.reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(top)
                .forEach(each -> addRow(table, each.getKey(), each.getValue()));
        table.print(out);
        int more = findings.byRegion().size() - top;
        if (more > 0) {
            out.println("and " + more + " more regions; see --top");
        }
        out.println();
    }

    private static void addRow(Table table, String region, Figures figures) {
        table.row(region, figures.count(), orUnknown(figures.strongest()), orUnknown(figures.mean()));
    }

    private static Object orUnknown(@Nullable Number number) {
        return number == null ? "?" : number;
    }
}
