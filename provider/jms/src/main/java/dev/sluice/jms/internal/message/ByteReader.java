package dev.sluice.jms.internal.message;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;

/**
 * A position in bytes, and reading on from it in the formats of {@link java.io.DataInput}. A read that fails leaves the
 * position where it was (Jakarta Messaging 3.11.3).
 */
final class ByteReader {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final BytesBody body;
    private int position;

    ByteReader(BytesBody body) {
        this.body = body;
    }

    void rewind() {
        position = 0;
    }

    byte readByte() throws MessageEOFException {
        return body.array()[pass(1)];
    }

    short readShort() throws MessageEOFException {
        return (short) SHORT.get(body.array(), pass(Short.BYTES));
    }

    int readInt() throws MessageEOFException {
        return (int) INT.get(body.array(), pass(Integer.BYTES));
    }

    long readLong() throws MessageEOFException {
        return (long) LONG.get(body.array(), pass(Long.BYTES));
    }

    /** Reads at most {@code count} bytes; returns how many, or -1 at the end. */
    int readBytes(byte[] target, int count) {
        Objects.checkFromIndexSize(0, count, target.length);
        int remaining = body.length() - position;
        if (remaining == 0) {
            return -1;
        }
        int read = Math.min(count, remaining);
        System.arraycopy(body.array(), position, target, 0, read);
        position += read;
        return read;
    }

    String readUtf() throws JMSException {
        int start = position;
        int encoded = readShort() & 0xFFFF;
        try {
            pass(encoded);
            return new DataInputStream(new ByteArrayInputStream(body.array(), start, Short.BYTES + encoded)).readUTF();
        } catch (UTFDataFormatException e) {
            position = start;
            throw (MessageFormatException)
                    new MessageFormatException("The bytes at position " + start + " are no text in modified UTF-8.")
                            .initCause(e);
        } catch (MessageEOFException e) {
            position = start;
            throw e;
        } catch (IOException e) {
            position = start;
            throw (JMSException) new JMSException(e.getMessage()).initCause(e);
        }
    }

    /** Moves on and returns where it was. */
    private int pass(int count) throws MessageEOFException {
        int at = position;
        if (count > body.length() - at) {
            throw new MessageEOFException("The message ends after " + body.length() + " bytes; at position " + at
                    + " there are no " + count + " more.");
        }
        position = at + count;
        return at;
    }
}
