package dev.sluice.core.message;

import org.jspecify.annotations.Nullable;

/**
 * Something whose size counts when a queue is bounded in bytes.
 *
 * <p>Sizes are those of the payload: a text has as many bytes as characters, numbers have their usual width, and what the
 * engine cannot look into, such as an object passed by reference, has none.
 */
public interface Sized {
    /** Returns how many bytes it counts for. */
    long sizeInBytes();

    /** Returns how many bytes a value counts for; 0 for null. */
    static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        } else if (value instanceof Sized sized) {
            return sized.sizeInBytes();
        } else if (value instanceof byte[] bytes) {
            return bytes.length;
        } else if (value instanceof Long || value instanceof Double) {
            return Long.BYTES;
        } else if (value instanceof Integer || value instanceof Float) {
            return Integer.BYTES;
        } else if (value instanceof Short || value instanceof Character) {
            return Short.BYTES;
        }
        return value instanceof Byte || value instanceof Boolean ? Byte.BYTES : 0;
    }
}
