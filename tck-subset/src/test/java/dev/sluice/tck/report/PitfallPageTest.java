package dev.sluice.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.Requirement;
import dev.sluice.tck.SuiteTests;

/** The page of common faults names tests that exist, at least one for each fault. */
final class PitfallPageTest {
    private static final String SUITE = "Tests";
    private static final String PROVIDER = "Provider tests";
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Path PROVIDERS_SOURCES = Path.of("../provider");

    static List<Pitfall> pitfalls() {
        return Pitfalls.load();
    }

    @ParameterizedTest
    @MethodSource("pitfalls")
    void everyFaultIsLookedForByATestThatBearsItsNumber(Pitfall pitfall) {
        Set<String> numbered = SuiteTests.all().stream()
                .filter(test -> Arrays.stream(
                                test.getAnnotation(Requirement.class).pitfalls())
                        .anyMatch(number -> number == pitfall.number()))
                .map(SuiteTests::name)
                .collect(Collectors.toSet());

        assertThat(tests(pitfall, SUITE)).isNotEmpty().isSubsetOf(numbered);
    }

    @Test
    void testsOfTheProviderExist() throws IOException {
        Map<String, String> sources = sourcesByClass();

        assertThat(pitfalls())
                .flatMap(pitfall -> tests(pitfall, PROVIDER))
                .isNotEmpty()
                .allSatisfy(test -> {
                    int dot = test.indexOf('.');
                    assertThat(sources.getOrDefault(test.substring(0, dot), ""))
                            .as(test)
                            .containsPattern("void " + test.substring(dot + 1) + "\\(");
                });
    }

    @Test
    void notesAreOfKnownKinds() {
        assertThat(pitfalls())
                .flatMap(Pitfall::notes)
                .map(Pitfall.Note::about)
                .containsOnly("Sluice", "Not tested", SUITE, PROVIDER);
    }

    @Test
    void aRuleIsASentence() {
        assertThat(pitfalls()).map(Pitfall::text).allMatch(text -> text.endsWith("."));
    }

    private static List<String> tests(Pitfall pitfall, String kind) {
        return pitfall.notes().stream()
                .filter(note -> note.about().equals(kind))
                .flatMap(note -> TEST.matcher(note.text()).results())
                .map(match -> match.group(1) + "." + match.group(2))
                .toList();
    }

    /** Returns the test sources of the provider; those of classes of one name in different rooms are taken together. */
    private static Map<String, String> sourcesByClass() throws IOException {
        try (Stream<Path> files = Files.walk(PROVIDERS_SOURCES)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(PitfallPageTest::className, PitfallPageTest::text, String::concat));
        }
    }

    private static String className(Path source) {
        return source.getFileName().toString().replaceFirst("\\.java$", "");
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
