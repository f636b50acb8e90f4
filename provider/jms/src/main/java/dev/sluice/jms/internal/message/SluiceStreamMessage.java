package dev.sluice.jms.internal.message;

import java.util.Arrays;
import java.util.Objects;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.StreamMessage;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.Envelope;

/** A message with values in sequence: write-only when new or cleared, read-only once received or reset. */
public final class SluiceStreamMessage extends SluiceMessage implements StreamMessage {
    private StreamBody body;
    /** Made by the first write, gone with the reset. */
    private @Nullable StreamWriter writer;
    /** Made by the first read. */
    private @Nullable StreamReader reader;

    SluiceStreamMessage(MessageSource source) {
        super(source);
        this.body = StreamBody.EMPTY;
    }

    SluiceStreamMessage(MessageSource source, Envelope envelope, int attempt) {
        super(source, envelope, attempt);
        this.body = (StreamBody) Objects.requireNonNullElse(envelope.body(), StreamBody.EMPTY);
    }

    @Override
    public BodyKind bodyKind() {
        return BodyKind.STREAM;
    }

    @Override
    StreamBody shareBody() {
        return writer == null ? body : writer.body();
    }

    @Override
    void emptyBody() {
        body = StreamBody.EMPTY;
        writer = null;
        reader = null;
    }

    /** {@inheritDoc} Never true for a stream, by the javadoc of the interface. */
    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public boolean isBodyAssignableTo(Class type) throws JMSException {
        checkNotInFlight();
        return false;
    }

    @Override
    MessageFormatException notAssignable(Class<?> type) {
        return new MessageFormatException(
                "A StreamMessage has no body that could be returned as one. Read its fields.");
    }

    @Override
    public void reset() throws JMSException {
        checkNotInFlight();
        body = shareBody();
        writer = null;
        reader = null;
        makeBodyReadOnly();
    }

    private StreamReader reader() throws JMSException {
        checkBodyReadable();
        StreamReader open = reader;
        if (open == null) {
            reader = open = new StreamReader(body);
        }
        return open;
    }

    private void write(@Nullable Object field) throws JMSException {
        checkBodyWritable();
        StreamWriter open = writer;
        if (open == null) {
            writer = open = new StreamWriter();
        }
        open.write(field);
    }

    @Override
    public boolean readBoolean() throws JMSException {
        return reader().read(Conversions::toBoolean);
    }

    @Override
    public byte readByte() throws JMSException {
        return reader().read(Conversions::toByte);
    }

    @Override
    public short readShort() throws JMSException {
        return reader().read(Conversions::toShort);
    }

    @Override
    public char readChar() throws JMSException {
        return reader().read(Conversions::toChar);
    }

    @Override
    public int readInt() throws JMSException {
        return reader().read(Conversions::toInt);
    }

    @Override
    public long readLong() throws JMSException {
        return reader().read(Conversions::toLong);
    }

    @Override
    public float readFloat() throws JMSException {
        return reader().read(Conversions::toFloat);
    }

    @Override
    public double readDouble() throws JMSException {
        return reader().read(Conversions::toDouble);
    }

    @Override
    @SuppressWarnings("NullAway") // a null field is read as null
    public @Nullable String readString() throws JMSException {
        return reader().read(Conversions::toText);
    }

    @Override
    public int readBytes(byte[] value) throws JMSException {
        return reader().readBytes(value);
    }

    @Override
    @SuppressWarnings("NullAway") // a null field is read as null
    public @Nullable Object readObject() throws JMSException {
        return reader().read(Conversions::toObject);
    }

    @Override
    public void writeBoolean(boolean value) throws JMSException {
        write(value);
    }

    @Override
    public void writeByte(byte value) throws JMSException {
        write(value);
    }

    @Override
    public void writeShort(short value) throws JMSException {
        write(value);
    }

    @Override
    public void writeChar(char value) throws JMSException {
        write(value);
    }

    @Override
    public void writeInt(int value) throws JMSException {
        write(value);
    }

    @Override
    public void writeLong(long value) throws JMSException {
        write(value);
    }

    @Override
    public void writeFloat(float value) throws JMSException {
        write(value);
    }

    @Override
    public void writeDouble(double value) throws JMSException {
        write(value);
    }

    @Override
    public void writeString(@Nullable String value) throws JMSException {
        write(value);
    }

    @Override
    public void writeBytes(byte @Nullable [] value) throws JMSException {
        write(value == null ? null : value.clone());
    }

    @Override
    public void writeBytes(byte @Nullable [] value, int offset, int length) throws JMSException {
        if (value == null) {
            write(null);
        } else {
            Objects.checkFromIndexSize(offset, length, value.length);
            write(Arrays.copyOfRange(value, offset, offset + length));
        }
    }

    @Override
    public void writeObject(@Nullable Object value) throws JMSException {
        checkBodyWritable();
        write(Conversions.bodyValue(value, Place.STREAM_FIELD, null));
    }

    @Override
    String bodyForPeople() {
        return shareBody().size() + " fields";
    }
}
