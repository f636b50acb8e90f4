package dev.sluice.tck.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The common faults, as {@code pitfalls.md} lists them. */
final class Pitfalls {
    private static final Pattern LINE =
            Pattern.compile("(?<number>\\d+)\\. (?<text>.*?)( Not tested: (?<why>.*)\\.)?", Pattern.DOTALL);

    private Pitfalls() {}

    /** Returns all, in their order. */
    static List<Pitfall> load() {
        return Resources.lines("pitfalls.md")
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Pitfall(
                        Integer.parseInt(line.group("number")),
                        line.group("text"),
                        Optional.ofNullable(line.group("why")).orElse("")))
                .toList();
    }
}
