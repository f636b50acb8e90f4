package dev.sluice.tck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The common faults, as {@code pitfalls.md} lists them: numbered rules, each with notes in a list below it.
 */
final class Pitfalls {
    private static final Pattern RULE = Pattern.compile("(?<number>\\d+)\\. (?<text>.*)");
    private static final Pattern NOTE = Pattern.compile(" +- (?<about>[A-Z][a-z ]+): (?<text>.*)");

    private Pitfalls() {}

    /** Returns all, in their order. */
    static List<Pitfall> load() {
        return parse(Resources.lines("pitfalls.md").toList());
    }

    static List<Pitfall> parse(List<String> lines) {
        List<Pitfall> pitfalls = new ArrayList<>();
        List<Pitfall.Note> notes = new ArrayList<>();
        for (String line : lines) {
            Matcher rule = RULE.matcher(line);
            Matcher note = NOTE.matcher(line);
            if (rule.matches()) {
                notes = new ArrayList<>();
                pitfalls.add(new Pitfall(Integer.parseInt(rule.group("number")), rule.group("text"), notes));
            } else if (note.matches()) {
                notes.add(new Pitfall.Note(note.group("about"), note.group("text")));
            }
        }
        return pitfalls;
    }
}
