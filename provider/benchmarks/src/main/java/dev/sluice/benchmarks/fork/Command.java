package dev.sluice.benchmarks.fork;

import java.time.Duration;

/**
 * What a measuring JVM is told, one line each.
 *
 * @param kind what to do
 * @param duration for how long
 */
record Command(Kind kind, Duration duration) {
    enum Kind {
        WARM_UP,
        ROUND,
        CLOSE
    }

    static final Command CLOSE = new Command(Kind.CLOSE, Duration.ZERO);

    static Command parse(String line) {
        String[] words = line.split(" ", 2);
        return new Command(Kind.valueOf(words[0]), Duration.parse(words[1]));
    }

    String format() {
        return kind + " " + duration;
    }
}
