package dev.sluice.jms.internal.message;

import java.util.Arrays;

import dev.sluice.core.message.Sized;

/**
 * The bytes of a bytes message. The array may be longer, and its owner may go on to append behind {@code length}; the
 * bytes before it never change.
 */
public final class BytesBody implements Sized {
    /** No bytes. */
    public static final BytesBody EMPTY = new BytesBody(new byte[0], 0);

    private final byte[] bytes;
    private final int length;

    BytesBody(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** Returns how many bytes there are. */
    public int length() {
        return length;
    }

    @Override
    public long sizeInBytes() {
        return length;
    }

    /** Returns a copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Returns the array itself, not to be written to. */
    byte[] array() {
        return bytes;
    }
}
