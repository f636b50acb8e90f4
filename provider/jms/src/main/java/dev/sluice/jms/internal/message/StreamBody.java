package dev.sluice.jms.internal.message;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Sized;

/**
 * The fields of a stream message. The array may be longer, and its owner may go on to append behind {@code size}; the
 * fields before it never change.
 */
public final class StreamBody implements Sized {
    /** No fields. */
    public static final StreamBody EMPTY = new StreamBody(new Object[0], 0);

    private final @Nullable Object[] fields;
    private final int size;

    StreamBody(@Nullable Object[] fields, int size) {
        this.fields = fields;
        this.size = size;
    }

    /** Returns how many fields there are. */
    public int size() {
        return size;
    }

    /** Returns a field, which may be null; not to be changed if it is a {@code byte[]}. */
    public @Nullable Object field(int index) {
        return fields[index];
    }

    @Override
    public long sizeInBytes() {
        long bytes = 0;
        for (int i = 0; i < size; i++) {
            bytes += Sized.of(fields[i]);
        }
        return bytes;
    }
}
