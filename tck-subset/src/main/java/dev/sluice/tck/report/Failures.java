package dev.sluice.tck.report;

import java.util.Arrays;
import java.util.StringJoiner;

/** Says of a failure what a reader of the report needs: what was thrown, and where in the test. */
final class Failures {
    private static final int LONGEST = 1_500;

    private Failures() {}

    /** Describes what a test has thrown, in a few lines. */
    static String describe(Throwable thrown, String test) {
        String said = String.valueOf(thrown.getMessage()).strip();
        String kind = thrown instanceof AssertionError ? "" : thrown.getClass().getName() + ": ";
        return shorten(kind + said) + place(thrown, test);
    }

    /** Tells what was thrown outside of a test, and why: what a framework throws says little by itself. */
    static String withCauses(Throwable thrown) {
        StringJoiner lines = new StringJoiner("\n");
        for (Throwable next = thrown; next != null; next = next.getCause()) {
            lines.add(next.toString());
        }
        return lines.toString();
    }

    /** Says why a test went no further that has found an assumption unmet. */
    static String unmet(Throwable assumption) {
        return String.valueOf(assumption.getMessage()).replaceFirst("^Assumption failed: ", "");
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Returns the line of the test's class that is nearest to the failure, if there is one. */
    private static String place(Throwable thrown, String test) {
        String file = test.substring(0, test.indexOf('.')) + ".java";
        return Arrays.stream(thrown.getStackTrace())
                .filter(element -> file.equals(element.getFileName()))
                .findFirst()
                .map(element -> "\n(" + file + ":" + element.getLineNumber() + ")")
                .orElse("");
    }
}
