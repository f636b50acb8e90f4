package dev.sluice.jms.internal.message;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Fields that grow at the end. Written fields are never written again, so a {@link #body()} that was handed out stays
 * as it is while more is appended.
 */
final class StreamWriter {
    private static final int FIRST_CAPACITY = 8;

    private @Nullable Object[] fields = new Object[FIRST_CAPACITY];
    private int size;

    /** Returns what has been written so far. */
    StreamBody body() {
        return new StreamBody(fields, size);
    }

    void write(@Nullable Object field) {
        if (size == fields.length) {
            fields = Arrays.copyOf(fields, 2 * size);
        }
        fields[size++] = field;
    }
}
