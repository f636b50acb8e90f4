package dev.sluice.benchmarks.fork;

/**
 * What a measuring JVM says, one line each. It is told apart from whatever else is printed there by its beginning.
 *
 * @param kind what kind of answer
 * @param text what more there is to say
 */
record Answer(Kind kind, String text) {
    private static final String MARK = "@@ ";

    enum Kind {
        /** It is set up, or warm. */
        READY,
        /** A round is over: its figures. */
        FIGURES,
        /** The contender does not do that: why. */
        UNSUPPORTED,
        /** The contender has failed: how. */
        FAILED
    }

    static boolean isAnswer(String line) {
        return line.startsWith(MARK);
    }

    static Answer parse(String line) {
        String[] words = line.substring(MARK.length()).split(" ", 2);
        return new Answer(Kind.valueOf(words[0]), words.length == 1 ? "" : words[1]);
    }

    String format() {
        return MARK + kind + " " + text.replaceAll("\\s+", " ");
    }
}
