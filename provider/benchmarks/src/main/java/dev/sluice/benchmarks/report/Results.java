package dev.sluice.benchmarks.report;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.measure.Summary;

/**
 * Everything that was measured, round by round, kept in a file, so that scenarios can be measured one at a time.
 *
 * <p>Threads: one.
 */
public final class Results {
    private static final String FILE = "rounds.csv";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader("scenario", "contender", "round", "figure", "value", "remark")
            .setSkipHeaderRecord(true)
            .setRecordSeparator('\n')
            .get();

    private final List<Row> rows = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    private record Row(String scenario, Contender contender, int round, Figure figure, double value) {}

    /**
     * Why a contender has no figures.
     *
     * @param scenario name of the scenario
     * @param contender who
     * @param kind what is the matter
     * @param reason more about it
     */
    public record Failure(String scenario, Contender contender, Kind kind, String reason) {
        /** What is the matter. */
        public enum Kind {
            /** It does not do that. */
            UNSUPPORTED("not supported"),
            /** It was wrong, or did not end. */
            FAILED("FAILED");

            private final String text;

            Kind(String text) {
                this.text = text;
            }

            @Override
            public String toString() {
                return text;
            }
        }
    }

    /**
     * Reads what was written to a directory; nothing if nothing was.
     *
     * @throws IOException if the file cannot be read
     */
    public static Results read(Path directory) throws IOException {
        Results results = new Results();
        Path file = directory.resolve(FILE);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                for (CSVRecord each : FORMAT.parse(reader)) {
                    results.add(each);
                }
            }
        }
        return results;
    }

    private void add(CSVRecord csv) {
        String scenario = csv.get("scenario");
        Contender contender = Contender.of(csv.get("contender"));
        if (csv.get("round").isEmpty()) {
            failures.add(new Failure(scenario, contender, Failure.Kind.valueOf(csv.get("figure")), csv.get("remark")));
        } else {
            rows.add(new Row(
                    scenario,
                    contender,
                    Integer.parseInt(csv.get("round")),
                    Figure.of(csv.get("figure")),
                    Double.parseDouble(csv.get("value"))));
        }
    }

    /**
     * Writes everything.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        CSVFormat format = FORMAT.builder().setSkipHeaderRecord(false).get();
        try (Writer writer = Files.newBufferedWriter(directory.resolve(FILE), StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(writer, format)) {
            for (Row row : rows) {
                printer.printRecord(
                        row.scenario, row.contender.id(), row.round, row.figure.id(), digits(row.value), "");
            }
            for (Failure failure : failures) {
                printer.printRecord(
                        failure.scenario, failure.contender.id(), "", failure.kind.name(), "", failure.reason);
            }
        }
    }

    /** No figure is true to more than five digits. */
    private static String digits(double value) {
        return new BigDecimal(value)
                .round(new MathContext(5))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Adds a round. */
    public void add(String scenario, Contender contender, int round, Figures figures) {
        figures.values().forEach((figure, value) -> rows.add(new Row(scenario, contender, round, figure, value)));
    }

    /** Adds a failure; what the contender had reached before does not count any more. */
    public void add(Failure failure) {
        rows.removeIf(row -> row.scenario.equals(failure.scenario) && row.contender == failure.contender);
        failures.add(failure);
    }

    /** Forgets a scenario, which is about to be measured again. */
    public void forget(String scenario) {
        rows.removeIf(row -> row.scenario.equals(scenario));
        failures.removeIf(failure -> failure.scenario.equals(scenario));
    }

    /** Returns what the rounds have come to together, if there were any. */
    public Optional<Summary> summary(String scenario, Contender contender, Figure figure) {
        List<Double> values = rows.stream()
                .filter(row -> row.scenario.equals(scenario) && row.contender == contender && row.figure == figure)
                .map(Row::value)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Summary.of(values));
    }

    /** Returns all there is of a figure in a scenario, by contender. */
    public Map<Contender, Summary> summaries(String scenario, Figure figure) {
        Map<Contender, Summary> summaries = new EnumMap<>(Contender.class);
        for (Contender contender : Contender.values()) {
            summary(scenario, contender, figure).ifPresent(summary -> summaries.put(contender, summary));
        }
        return summaries;
    }

    /** Returns which figures there are in a scenario. */
    public List<Figure> figures(String scenario) {
        return List.copyOf(rows.stream()
                .filter(row -> row.scenario.equals(scenario))
                .map(Row::figure)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Returns who has no figures in a scenario, and why. */
    public List<Failure> failures(String scenario) {
        return failures.stream()
                .filter(failure -> failure.scenario.equals(scenario))
                .toList();
    }

    /** Returns whether anything is known of a scenario. */
    public boolean has(String scenario) {
        return !figures(scenario).isEmpty() || !failures(scenario).isEmpty();
    }

    /** Returns the best of some kind of contender, if there is any. */
    public Optional<Best> best(String scenario, Figure figure, Contender.Kind kind) {
        return summaries(scenario, figure).entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .map(entry -> new Best(entry.getKey(), entry.getValue().median()))
                .reduce((one, other) -> figure.moreIsBetter() == one.value > other.value ? one : other);
    }

    /**
     * The best of several.
     *
     * @param contender who it is
     * @param value its median
     */
    public record Best(Contender contender, double value) {}
}
