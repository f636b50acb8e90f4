package dev.sluice.benchmarks.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Texts of 100 characters, {@value #COUNT} different ones in turns. They are made beforehand, so that what is measured is the
 * messaging and not the making of texts. Threads: any.
 */
final class Texts {
    static final int LENGTH = 100;
    static final int COUNT = 1_024;

    /** A string of 24 bytes, an array of 16 and 100, rounded up: what a text takes on the heap. */
    static final int HEAP_BYTES = 144;

    private static final String[] ALL =
            IntStream.range(0, COUNT).mapToObj(Texts::make).toArray(String[]::new);
    private static final byte[][] CHARACTERS = Arrays.stream(ALL)
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
            .toArray(byte[][]::new);

    private Texts() {}

    private static String make(int number) {
        String digits = Integer.toHexString(COUNT + number);
        return digits + ".".repeat(LENGTH - digits.length());
    }

    /** Returns the text of a number. */
    static String text(long number) {
        return ALL[(int) (number % COUNT)];
    }

    /** Returns the text of a number, made now, with characters of its own. */
    static String newText(long number) {
        return new String(CHARACTERS[(int) (number % COUNT)], StandardCharsets.ISO_8859_1);
    }

    /** Returns whether a text is that of a number. */
    static boolean isOf(long number, @Nullable String text) {
        return text(number).equals(text);
    }
}
