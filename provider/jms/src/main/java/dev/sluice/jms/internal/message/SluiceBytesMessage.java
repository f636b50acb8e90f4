package dev.sluice.jms.internal.message;

import java.util.Objects;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.Envelope;

/**
 * A message with a run of bytes: write-only when new or cleared, read-only once received or reset.
 *
 * <p>{@link #getBody} needs it to be readable; while it is written, it has no body that could be returned, and
 * {@code isBodyAssignableTo} is false for every type, unless nothing has been written yet.
 */
public final class SluiceBytesMessage extends SluiceMessage implements BytesMessage {
    private BytesBody body;
    /** Made by the first write, gone with the reset. */
    private @Nullable ByteWriter writer;
    /** Made by the first read. */
    private @Nullable ByteReader reader;

    SluiceBytesMessage(MessageSource source) {
        super(source);
        this.body = BytesBody.EMPTY;
    }

    SluiceBytesMessage(MessageSource source, Envelope envelope, int attempt) {
        super(source, envelope, attempt);
        this.body = (BytesBody) Objects.requireNonNullElse(envelope.body(), BytesBody.EMPTY);
    }

    @Override
    public BodyKind bodyKind() {
        return BodyKind.BYTES;
    }

    @Override
    BytesBody shareBody() {
        return writer == null ? body : writer.body();
    }

    @Override
    void emptyBody() {
        body = BytesBody.EMPTY;
        writer = null;
        reader = null;
    }

    @Override
    void openForCompletion() {
        rewind();
    }

    @Override
    boolean hasBody() {
        return shareBody().length() > 0;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the interface has it
    public boolean isBodyAssignableTo(Class type) throws JMSException {
        checkNotInFlight();
        return !hasBody() || (isBodyReadOnly() && type.isAssignableFrom(byte[].class));
    }

    @Override
    Object bodyCopy() {
        rewind();
        return body.toByteArray();
    }

    @Override
    MessageFormatException notAssignable(Class<?> type) {
        return isBodyReadOnly()
                ? super.notAssignable(type)
                : new MessageFormatException("This BytesMessage is being written. Call reset() before getBody.");
    }

    private void rewind() {
        body = shareBody();
        writer = null;
        reader = null;
        makeBodyReadOnly();
    }

    @Override
    public void reset() throws JMSException {
        checkNotInFlight();
        rewind();
    }

    @Override
    public long getBodyLength() throws JMSException {
        checkBodyReadable();
        return body.length();
    }

    private ByteReader reader() throws JMSException {
        checkBodyReadable();
        ByteReader open = reader;
        if (open == null) {
            reader = open = new ByteReader(body);
        }
        return open;
    }

    private ByteWriter writer() throws JMSException {
        checkBodyWritable();
        ByteWriter open = writer;
        if (open == null) {
            writer = open = new ByteWriter();
        }
        return open;
    }

    @Override
    public boolean readBoolean() throws JMSException {
        return reader().readByte() != 0;
    }

    @Override
    public byte readByte() throws JMSException {
        return reader().readByte();
    }

    @Override
    public int readUnsignedByte() throws JMSException {
        return Byte.toUnsignedInt(reader().readByte());
    }

    @Override
    public short readShort() throws JMSException {
        return reader().readShort();
    }

    @Override
    public int readUnsignedShort() throws JMSException {
        return Short.toUnsignedInt(reader().readShort());
    }

    @Override
    public char readChar() throws JMSException {
        return (char) reader().readShort();
    }

    @Override
    public int readInt() throws JMSException {
        return reader().readInt();
    }

    @Override
    public long readLong() throws JMSException {
        return reader().readLong();
    }

    @Override
    public float readFloat() throws JMSException {
        return Float.intBitsToFloat(reader().readInt());
    }

    @Override
    public double readDouble() throws JMSException {
        return Double.longBitsToDouble(reader().readLong());
    }

    @Override
    public String readUTF() throws JMSException {
        return reader().readUtf();
    }

    @Override
    public int readBytes(byte[] value) throws JMSException {
        return reader().readBytes(value, value.length);
    }

    @Override
    public int readBytes(byte[] value, int length) throws JMSException {
        return reader().readBytes(value, length);
    }

    @Override
    public void writeBoolean(boolean value) throws JMSException {
        writer().writeByte(value ? 1 : 0);
    }

    @Override
    public void writeByte(byte value) throws JMSException {
        writer().writeByte(value);
    }

    @Override
    public void writeShort(short value) throws JMSException {
        writer().writeShort(value);
    }

    @Override
    public void writeChar(char value) throws JMSException {
        writer().writeShort(value);
    }

    @Override
    public void writeInt(int value) throws JMSException {
        writer().writeInt(value);
    }

    @Override
    public void writeLong(long value) throws JMSException {
        writer().writeLong(value);
    }

    @Override
    public void writeFloat(float value) throws JMSException {
        writer().writeInt(Float.floatToIntBits(value));
    }

    @Override
    public void writeDouble(double value) throws JMSException {
        writer().writeLong(Double.doubleToLongBits(value));
    }

    @Override
    public void writeUTF(String value) throws JMSException {
        writer().writeUtf(Objects.requireNonNull(value, "A bytes message cannot contain null."));
    }

    @Override
    public void writeBytes(byte[] value) throws JMSException {
        writer().writeBytes(value, 0, value.length);
    }

    @Override
    public void writeBytes(byte[] value, int offset, int length) throws JMSException {
        writer().writeBytes(value, offset, length);
    }

    @Override
    public void writeObject(Object value) throws JMSException {
        checkBodyWritable();
        ObjectWriter how =
                ObjectWriter.BY_TYPE.get(Objects.requireNonNull(value, "A bytes message cannot contain null.")
                        .getClass());
        if (how == null) {
            throw new MessageFormatException("A " + value.getClass().getName()
                    + " cannot be written to a bytes message;" + " it takes wrapped primitives, String and byte[].");
        }
        how.write(this, value);
    }

    @Override
    String bodyForPeople() {
        return shareBody().length() + " bytes";
    }
}
