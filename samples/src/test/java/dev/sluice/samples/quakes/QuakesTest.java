package dev.sluice.samples.quakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.jms.JMSException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sluice.samples.Outcome;

final class QuakesTest {
    private static final String HEADS = "id,time,magnitude,type,network,region,place,depth_km";

    @TempDir
    private Path folder;

    /** A line of the file, read without anything of the sample. Only the place, further on, has commas in it. */
    private record Line(BigDecimal magnitude, String network, String region) {
        static Line parse(String line) {
            String[] values = line.split(",", 7);
            return new Line(new BigDecimal(values[2]), values[4], values[5]);
        }
    }

    private static List<Line> file() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(QuakesTest.class.getResourceAsStream("earthquakes.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Line::parse).toList();
        }
    }

    @Test
    void everySubscriberGetsWhatTheFileHasForIt() throws IOException {
        List<Line> file = file();
        long strong = file.stream()
                .filter(line -> line.magnitude.compareTo(BigDecimal.valueOf(5)) >= 0)
                .count();

        Outcome outcome = Outcome.of("quakes");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(file).hasSize(1707);
        assertThat(strong).isEqualTo(39);
        assertThat(outcome.lines()).first().asString().startsWith(file.size() + " seismic events");
        assertThat(outcome.lines())
                .anyMatch(line -> line.matches("alert desk +quakes.> +" + strong + " .*"))
                .anyMatch(line -> line.matches("archive +quakes.> +" + file.size() + " .*; 569 waited .*"))
                .anyMatch(line -> line.matches("network desks +quakes.<network> +" + file.size() + " .*"))
                .endsWith("All of this is what the file says.");
    }

    @Test
    void theWorkersShareAllEvents() throws IOException {
        String line = Outcome.of("quakes").lines().stream()
                .filter(each -> each.startsWith("region workers"))
                .findFirst()
                .orElseThrow();

        List<Integer> shares = List.of(
                        line.substring(line.indexOf(':') + 1).trim().split(" \\+ ", -1))
                .stream()
                .map(Integer::valueOf)
                .toList();
        assertThat(shares).hasSize(3).allMatch(share -> share > 0);
        assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(file().size());
    }

    @Test
    void networksAreCountedAndSorted() throws IOException {
        Map<String, Long> counts =
                file().stream().collect(Collectors.groupingBy(Line::network, TreeMap::new, Collectors.counting()));

        List<String> printed = table(Outcome.of("quakes"), "Network ");

        assertThat(printed)
                .containsExactlyElementsOf(counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(each -> each.getKey() + " " + each.getValue())
                        .toList());
    }

    @Test
    void regionsHaveTheirCountStrongestAndMean() throws IOException {
        Map<String, List<Line>> regions =
                file().stream().collect(Collectors.groupingBy(Line::region, TreeMap::new, Collectors.toList()));

        Outcome outcome = Outcome.of("quakes", "--top", "1000");

        assertThat(table(outcome, "Region "))
                .containsExactlyElementsOf(regions.entrySet().stream()
                        .sorted((a, b) -> b.getValue().size() - a.getValue().size()) // stable: names stay sorted
                        .map(each -> each.getKey() + " " + figures(each.getValue()))
                        .toList());
        assertThat(outcome.out()).doesNotContain("see --top");
    }

    private static String figures(List<Line> lines) {
        BigDecimal sum = lines.stream().map(Line::magnitude).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal strongest =
                lines.stream().map(Line::magnitude).max(BigDecimal::compareTo).orElseThrow();
        BigDecimal mean = sum.divide(BigDecimal.valueOf(lines.size()), 2, RoundingMode.HALF_EVEN);
        return lines.size() + " " + strongest.doubleValue() + " " + mean;
    }

    @Test
    void asManyRegionsArePrintedAsWanted() {
        Outcome outcome = Outcome.of("quakes", "--top", "2");

        assertThat(table(outcome, "Region ")).hasSize(3).last().asString().endsWith("more regions; see --top");
    }

    /** Returns the lines below the heads, with single blanks. */
    private static List<String> table(Outcome outcome, String heads) {
        return outcome.lines().stream()
                .dropWhile(line -> !line.startsWith(heads))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    @Test
    void twoRunsAreEqual() {
        assertThat(Outcome.of("quakes")).isEqualTo(Outcome.of("quakes"));
    }

    @Test
    void anotherFileCanBeReplayed() throws IOException {
        Path file = write(
                HEADS,
                "later,2018-02-01T00:00:00Z,5,earthquake,us,Chile,\"off, the coast\",10",
                "unmeasured,2018-01-01T00:00:00.123456Z,,earthquake,us,Chile,inland,",
                "weak,2018-01-01T00:00:00Z,-1.25,quarry blast,,,,1");

        Outcome outcome = Outcome.of("quakes", "--file", file.toString());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.lines())
                .startsWith("3 seismic events, from 2018-01-01T00:00:00Z to 2018-02-01T00:00:00Z")
                .anyMatch(line -> line.matches("alert desk .* 1 .* strongest: 5.0, off, the coast"));
        assertThat(table(outcome, "Network ")).containsExactly("us 2", "unknown 1");
        assertThat(table(outcome, "Region ")).containsExactly("Chile 2 5.0 5.00", "unknown 1 -1.25 -1.25");
    }

    @Test
    void aRegionWithoutMagnitudesHasNoFigures() throws IOException {
        Path file = write(HEADS, "a,2018-01-01T00:00:00Z,,earthquake,us,Chile,inland,");

        Outcome outcome = Outcome.of("quakes", "--file", file.toString());

        assertThat(outcome.exitCode()).isZero();
        assertThat(table(outcome, "Region ")).containsExactly("Chile 1 ? ?");
        assertThat(outcome.lines()).anyMatch(line -> line.matches("alert desk .* 0 .*"));
    }

    @Test
    void eventsMayBeTheSameInIdAndTime() throws IOException {
        Path file = write(
                HEADS,
                "a,2018-01-01T00:00:00Z,1,earthquake,us,Chile,inland,1",
                "a,2018-01-01T00:00:00Z,1,earthquake,us,Chile,inland,1",
                ",2018-01-02T00:00:00Z,1,earthquake,us,Chile,inland,1",
                ",2018-01-02T00:00:00Z,5,earthquake,us,Chile,inland,1", // overtakes the one before: the archive is away
                "b,2018-01-03T00:00:00Z,1,earthquake,us,Chile,inland,1",
                "b,2018-01-03T00:00:00Z,1,earthquake,us,Chile,inland,1");

        Outcome outcome = Outcome.of("quakes", "--file", file.toString());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    @Timeout(60)
    void manyEventsCanWaitForTheArchive() throws JMSException {
        List<Quake> many = new ArrayList<>();
        for (int i = 0; i < 300_003; i++) {
            Instant time = Instant.EPOCH.plusMillis(i);
            many.add(new Quake("a", time, "earthquake", "us", "Chile", "inland", 1.0, null));
        }

        Findings findings = new Replay(many).run();

        assertThat(findings.waited()).isEqualTo(100_001);
        assertThat(SelfCheck.faults(many, findings)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "a,2018-01-01T00:00:00Z,strong,earthquake,us,Chile,inland,1 | event 1: 'strong' is not a number",
                "a,2018-01-01T00:00:00Z,NaN,earthquake,us,Chile,inland,1 | event 1: 'NaN' is not a number",
                "a,yesterday,1,earthquake,us,Chile,inland,1 | event 1: Text 'yesterday'",
                "a,2018-01-01T00:00:00Z,1,earthquake,u.s,Chile,inland,1 | network 'u.s' cannot be part of a topic",
                "a,2018-01-01T00:00:00Z,1 | event 1: it has 3 values",
                "a,2018-01-01T00:00:00Z,\"1 | EOF reached before encapsulated token finished",
                "`` | it has no events"
            })
    void aMalformedFileIsRefused(String line, String why) throws IOException {
        Path file = write(HEADS, line);

        Outcome outcome = Outcome.of("quakes", "--file", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("Cannot read " + file + ": ").contains(why);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aFileWithoutTheColumnsIsRefused() throws IOException {
        Path file = write("id,time,type,network,region,depth_km");

        Outcome outcome = Outcome.of("quakes", "--file", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("it lacks the column magnitude, place.");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Outcome outcome =
                Outcome.of("quakes", "--file", folder.resolve("nowhere.csv").toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("nowhere.csv: there is no such file.");
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("binary.csv"), new byte[] {'i', 'd', (byte) 0xFF, (byte) 0xFE});

        Outcome outcome = Outcome.of("quakes", "--file", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("it is not text in UTF-8.");
    }

    @Test
    void aNegativeNumberOfRegionsIsRefused() {
        Outcome outcome = Outcome.of("quakes", "--top", "-1");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--top");
    }

    private Path write(String... lines) throws IOException {
        return Files.writeString(folder.resolve("quakes.csv"), String.join("\n", lines));
    }
}
