package dev.sluice.tck.report;

import java.util.List;

/**
 * A fault that implementations of the standard often have.
 *
 * @param text the rule, in one sentence
 * @param notes what the page says below it
 */
record Pitfall(int number, String text, List<Note> notes) {
    /**
     * A line of the page below a rule.
     *
     * @param about the word or two before the colon
     */
    record Note(String about, String text) {}

    /** Returns what no test can guard against, or empty if tests can guard against all of it. */
    String notTested() {
        return notes.stream()
                .filter(note -> note.about().equals("Not tested"))
                .map(note -> note.text().replaceFirst("\\.$", ""))
                .findFirst()
                .orElse("");
    }
}
