package dev.sluice.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Failures of a provider that somebody has looked into and described: a Markdown file with a heading of the second level for
 * each provider, below it one of the third level for each group of failures, and in its list the tests that fail, as code.
 *
 * <p>A number in parentheses after a test says how many of its cases fail; if more do, that is a new failure.
 *
 * @param groups for each test of a known failure what its group is called
 * @param cases for each test with such a number how many of its cases are known to fail
 */
record Differences(Map<String, String> groups, Map<String, Integer> cases) {
    /** The configuration parameter of JUnit, or system property, that names the file. */
    static final String FILE = "dev.sluice.tck.differences";

    static final Differences NONE = new Differences(Map.of(), Map.of());

    private static final String PROVIDER = "## ";
    private static final String GROUP = "### ";
    private static final Pattern TEST = Pattern.compile("`(\\w+\\.\\w+)`(?: \\((\\d+)\\))?");

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
        Map<String, Integer> cases = new HashMap<>();
        boolean concernsProvider = false;
        String group = "";
        for (String line : lines) {
            if (line.startsWith(PROVIDER)) {
                concernsProvider =
                        provider.startsWith(line.substring(PROVIDER.length()).strip());
            } else if (line.startsWith(GROUP)) {
                group = line.substring(GROUP.length()).strip();
            } else if (concernsProvider && line.startsWith("- ")) {
                for (MatchResult test : TEST.matcher(line).results().toList()) {
                    groups.put(test.group(1), group);
                    if (test.group(2) != null) {
                        cases.put(test.group(1), Integer.valueOf(test.group(2)));
                    }
                }
            }
        }
        return new Differences(Map.copyOf(groups), Map.copyOf(cases));
    }

    /** Returns what the group is called that a failure belongs to, or empty if the failure, or a case of it, is new. */
    Optional<String> groupOf(RequirementResult failed) {
        String test = failed.requirement().test();
        int known = cases.getOrDefault(test, Integer.MAX_VALUE);
        return failed.cases(Outcome.FAILED).size() > known ? Optional.empty() : Optional.ofNullable(groups.get(test));
    }
}
