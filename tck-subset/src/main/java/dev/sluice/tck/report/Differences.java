package dev.sluice.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Failures of a provider that somebody has looked into and described: a Markdown file with a heading of the second level for
 * each provider, below it one of the third level for each group of failures, and in its list the tests that fail, as code.
 *
 * @param groups for each test of a known failure what its group is called
 */
record Differences(Map<String, String> groups) {
    /** The configuration parameter of JUnit, or system property, that names the file. */
    static final String FILE = "dev.sluice.tck.differences";

    static final Differences NONE = new Differences(Map.of());

    private static final String PROVIDER = "## ";
    private static final String GROUP = "### ";
    private static final Pattern TEST = Pattern.compile("`(\\w+\\.\\w+)`");

    /**
     * Reads what is known of a provider, whose name begins with the heading.
     *
     * @throws IOException if the file cannot be read
     */
    static Differences read(Path file, String provider) throws IOException {
        return parse(Files.readAllLines(file), provider);
    }

    static Differences parse(List<String> lines, String provider) {
        Map<String, String> groups = new HashMap<>();
        boolean concernsProvider = false;
        String group = "";
        for (String line : lines) {
            if (line.startsWith(PROVIDER)) {
                concernsProvider =
                        provider.startsWith(line.substring(PROVIDER.length()).strip());
            } else if (line.startsWith(GROUP)) {
                group = line.substring(GROUP.length()).strip();
            } else if (concernsProvider && line.startsWith("- ")) {
                for (String test : tests(line).toList()) {
                    groups.put(test, group);
                }
            }
        }
        return new Differences(Map.copyOf(groups));
    }

    private static Stream<String> tests(String line) {
        return TEST.matcher(line).results().map(match -> match.group(1));
    }

    /** Returns what the group is called that a failure belongs to, or empty if the failure is new. */
    Optional<String> groupOf(RequirementResult failed) {
        return Optional.ofNullable(groups.get(failed.requirement().test()));
    }
}
