package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares what a page shows with the test where it is compiled and run. */
final class Snippets {
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "sluice", "jms");

    private Snippets() {}

    /**
     * Fails unless a page shows, between {@code <!-- snippet: name -->} and {@code <!-- /snippet -->}, what a test class has
     * between {@code // snippet: name} and {@code // end}.
     */
    static void assertShown(Path page, Class<?> test, String name) throws IOException {
        List<String> source = Files.readAllLines(TESTS.resolve(test.getSimpleName() + ".java"));
        List<String> here = between(source, "// snippet: " + name, "// end");

        assertThat(shown(page, name)).containsExactlyElementsOf(here);
    }

    /** Returns the lines that a page shows between {@code <!-- snippet: name -->} and {@code <!-- /snippet -->}. */
    static List<String> shown(Path page, String name) throws IOException {
        List<String> fenced = between(Files.readAllLines(page), "<!-- snippet: " + name + " -->", "<!-- /snippet -->");
        return fenced.subList(1, fenced.size() - 1);
    }

    /** The lines between two marks, moved to the left margin. */
    private static List<String> between(List<String> lines, String begin, String end) {
        List<String> stripped = lines.stream().map(String::strip).toList();
        int from = stripped.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        int to = from + stripped.subList(from, stripped.size()).indexOf(end);
        return String.join("\n", lines.subList(from + 1, to))
                .stripIndent()
                .lines()
                .toList();
    }
}
