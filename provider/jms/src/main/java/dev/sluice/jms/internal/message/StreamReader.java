package dev.sluice.jms.internal.message;

import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;

import org.jspecify.annotations.Nullable;

/**
 * A position in the fields of a stream, and reading on from it. A read that fails leaves the position where it was
 * (Jakarta Messaging 3.11.3).
 */
final class StreamReader {
    /** No {@code byte[]} field is being read in parts. */
    private static final int NOT_IN_BYTES = -1;

    private final StreamBody body;
    private int position;

    /** How many bytes of the field at the position have been read, or {@link #NOT_IN_BYTES}. */
    private int bytesRead = NOT_IN_BYTES;

    StreamReader(StreamBody body) {
        this.body = body;
    }

    /** How a field is read as a type; a method of {@link Conversions}. */
    @FunctionalInterface
    interface Conversion<T> {
        T of(@Nullable Object field, Place place, @Nullable String name) throws MessageFormatException;
    }

    void rewind() {
        position = 0;
        bytesRead = NOT_IN_BYTES;
    }

    /** Reads the next field and moves on, unless the conversion fails. */
    <T> T read(Conversion<T> conversion) throws MessageEOFException, MessageFormatException {
        if (bytesRead != NOT_IN_BYTES) {
            throw new MessageFormatException("A byte[] field has been read in part;"
                    + " call readBytes until it returns less than the length of its buffer, then read on.");
        }
        T value = conversion.of(field(), Place.STREAM_FIELD, null);
        position++;
        return value;
    }

    /**
     * Reads on in a {@code byte[]} field. The field is finished, and the position moves on, by a call that does not
     * fill the buffer.
     *
     * @return how many bytes were read; -1 when the field is null or was finished exactly by the call before
     */
    int readBytes(byte[] target) throws MessageEOFException, MessageFormatException {
        byte[] field = bytesField();
        if (field == null) {
            return finish(-1);
        }
        if (bytesRead == NOT_IN_BYTES) {
            if (field.length == 0) {
                return finish(0);
            }
            bytesRead = 0;
        }
        int remaining = field.length - bytesRead;
        if (remaining == 0) {
            return finish(-1);
        }
        int count = Math.min(remaining, target.length);
        System.arraycopy(field, bytesRead, target, 0, count);
        bytesRead += count;
        return count < target.length ? finish(count) : count;
    }

    private byte @Nullable [] bytesField() throws MessageEOFException, MessageFormatException {
        Object field = field();
        if (field != null && !(field instanceof byte[])) {
            throw new MessageFormatException("readBytes reads a byte[] field, but the next is "
                    + field.getClass().getSimpleName() + "; read it as an object, or as what it was written.");
        }
        return (byte[]) field;
    }

    private int finish(int result) {
        bytesRead = NOT_IN_BYTES;
        position++;
        return result;
    }

    private @Nullable Object field() throws MessageEOFException {
        if (position == body.size()) {
            throw new MessageEOFException("All " + body.size() + " fields of the stream have been read.");
        }
        return body.field(position);
    }
}
