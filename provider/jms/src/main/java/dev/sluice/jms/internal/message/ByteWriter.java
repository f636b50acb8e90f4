package dev.sluice.jms.internal.message;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;

/**
 * Bytes that grow at the end, in the formats of {@link java.io.DataOutput}.
 *
 * <p>Written bytes are never written again. So a {@link #body()} that was handed out stays as it is while more is
 * appended, and sending a bytes message needs no copy.
 */
final class ByteWriter {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The first array holds at least this many bytes, unless a larger run is written first: then exactly that. */
    private static final int FIRST_CAPACITY = 32;
    /** Some JVMs refuse arrays of more. */
    private static final int LARGEST_CAPACITY = Integer.MAX_VALUE - 8;

    private byte[] bytes = BytesBody.EMPTY.array();
    private int length;

    /** Returns what has been written so far. */
    BytesBody body() {
        return length == 0 ? BytesBody.EMPTY : new BytesBody(bytes, length);
    }

    void writeByte(int value) throws JMSException {
        int at = extend(1);
        bytes[at] = (byte) value;
    }

    void writeShort(int value) throws JMSException {
        int at = extend(Short.BYTES);
        SHORT.set(bytes, at, (short) value);
    }

    void writeInt(int value) throws JMSException {
        int at = extend(Integer.BYTES);
        INT.set(bytes, at, value);
    }

    void writeLong(long value) throws JMSException {
        int at = extend(Long.BYTES);
        LONG.set(bytes, at, value);
    }

    void writeBytes(byte[] source, int offset, int count) throws JMSException {
        Objects.checkFromIndexSize(offset, count, source.length);
        int at = extend(count);
        System.arraycopy(source, offset, bytes, at, count);
    }

    /**
     * Writes the length in two bytes and the text in modified UTF-8.
     *
     * @throws MessageFormatException if that takes more than 65535 bytes; nothing is written then
     */
    void writeUtf(String text) throws JMSException {
        try {
            new DataOutputStream(new Appender()).writeUTF(text);
        } catch (UTFDataFormatException e) {
            throw (MessageFormatException)
                    new MessageFormatException("writeUTF takes at most 65535 bytes of encoded text; this has "
                                    + text.length() + " characters. Use writeBytes with bytes of your own encoding.")
                            .initCause(e);
        } catch (IOException e) {
            throw (JMSException) new JMSException(e.getMessage()).initCause(e);
        }
    }

    /** Makes room for some more bytes and returns where they begin. */
    private int extend(int count) throws JMSException {
        int at = length;
        if (count > bytes.length - at) {
            bytes = Arrays.copyOf(bytes, capacityFor(at, count));
        }
        length = at + count;
        return at;
    }

    private int capacityFor(int at, int count) throws JMSException {
        long needed = (long) at + count;
        if (needed > LARGEST_CAPACITY) {
            throw new JMSException("A bytes message holds at most " + LARGEST_CAPACITY + " bytes; send in parts.");
        }
        long doubled = Math.min(2L * bytes.length, LARGEST_CAPACITY);
        return (int) Math.max(needed, Math.max(doubled, FIRST_CAPACITY));
    }

    private final class Appender extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int count) throws IOException {
            try {
                writeBytes(source, offset, count);
            } catch (JMSException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
