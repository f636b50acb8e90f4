package dev.sluice.tck.report;

import java.util.Arrays;

/**
 * A section of the standard, or the API documents of a type.
 *
 * @param number for example {@code 6.2.10}, or {@code javadoc Message}
 * @param note where its rules are tested if not under its own number, or why a client cannot observe them; empty if a client
 *     can
 */
record Section(String number, String title, String note) implements Comparable<Section> {
    private static final String JAVADOC = "javadoc ";

    /** Makes up the section that a requirement names, if it is none of the specification's. */
    static Section named(String number) {
        return new Section(number, number.startsWith(JAVADOC) ? "API documents" : "not a section of the standard", "");
    }

    /** Returns the number of the section that a requirement belongs to: API documents are taken together by type. */
    static String numberOf(CheckedRequirement requirement) {
        String number = requirement.section();
        int member = number.indexOf('.');
        return number.startsWith(JAVADOC) && member > 0 ? number.substring(0, member) : number;
    }

    /** Returns whether its rules show themselves to a client, and are tested under its own number. */
    boolean observable() {
        return note.isEmpty();
    }

    boolean ofTheSpecification() {
        return Character.isDigit(number.charAt(0));
    }

    /** Returns the number of its chapter, or "javadoc". */
    String chapter() {
        return number.split("[ .]", 2)[0];
    }

    /** Returns whether the other section is this one or part of it. */
    boolean contains(Section other) {
        return other.number.equals(number) || other.number.startsWith(number + ".");
    }

    /** Sorts by number; API documents come after the specification, by name. */
    @Override
    public int compareTo(Section other) {
        if (ofTheSpecification() && other.ofTheSpecification()) {
            return Arrays.compare(parts(), other.parts());
        }
        return number.compareTo(other.number);
    }

    private int[] parts() {
        return Arrays.stream(number.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
