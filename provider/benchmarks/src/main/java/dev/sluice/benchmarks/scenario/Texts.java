package dev.sluice.benchmarks.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Texts of 100 characters that begin with a number, each a new one, as an application's would be. Threads: one.
 */
final class Texts {
    static final int LENGTH = 100;
    /** A string of 24 bytes, an array of 16 and 100, rounded up: what a text takes on the heap. */
    static final int HEAP_BYTES = 144;

    private static final int DIGITS = 16;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private final byte[] characters = new byte[LENGTH];

    Texts() {
        Arrays.fill(characters, (byte) '.');
    }

    String text(long number) {
        for (int i = 0; i < DIGITS; i++) {
            characters[i] = HEX[(int) (number >>> (4 * (DIGITS - 1 - i))) & 15];
        }
        return new String(characters, StandardCharsets.ISO_8859_1);
    }

    /** Returns whether a text is that of a number. Looks at its length and end of the digits; at all of it now and then. */
    static boolean isOf(long number, @Nullable String text) {
        if (text == null || text.length() != LENGTH || text.charAt(DIGITS - 1) != HEX[(int) number & 15]) {
            return false;
        }
        return (number & 1023) != 0 || text.equals(new Texts().text(number));
    }
}
