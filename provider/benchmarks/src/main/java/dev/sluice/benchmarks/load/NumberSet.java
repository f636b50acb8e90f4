package dev.sluice.benchmarks.load;

import java.util.Arrays;

/**
 * A set of whole numbers from a base upwards, dense, and cheap to add to: what one receiver has got of one sender in one
 * round. Threads: one at a time.
 */
final class NumberSet {
    /** How many words a set has that has not grown. */
    private static final int FEW = 1024;

    private long base;
    private long[] words = new long[FEW];

    /** Becomes empty; the memory it has taken is kept. */
    void clear(long newBase) {
        base = newBase;
        Arrays.fill(words, 0);
    }

    /** Gives back the memory that it has taken. It is to be cleared before it is used again. */
    void shrink() {
        if (words.length > FEW) {
            words = new long[FEW];
        }
    }

    /** Returns how many numbers there is room for. */
    long capacity() {
        return words.length * 64L;
    }

    /** Adds a number that is not below the base. */
    void add(long number) {
        long offset = number - base;
        int word = Math.toIntExact(offset >>> 6);
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
        }
        words[word] |= 1L << offset;
    }

    long size() {
        long size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }

    /** Adds all numbers of a set with the same base. */
    void addAll(NumberSet other) {
        if (words.length < other.words.length) {
            words = Arrays.copyOf(words, other.words.length);
        }
        for (int i = 0; i < other.words.length; i++) {
            words[i] |= other.words[i];
        }
    }

    /** Returns the least number from the base upwards that is not in the set. */
    long firstMissing() {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != -1) {
                return base + i * 64L + Long.numberOfTrailingZeros(~words[i]);
            }
        }
        return base + words.length * 64L;
    }
}
