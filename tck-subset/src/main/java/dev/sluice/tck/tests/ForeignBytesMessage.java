package dev.sluice.tck.tests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageNotReadableException;

/** A message with bytes that no provider has made. */
class ForeignBytesMessage extends ForeignMessage implements BytesMessage {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private DataInputStream in;

    @Override
    public void reset() {
        in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Override
    public void clearBody() {
        bytes.reset();
        in = null;
    }

    @Override
    Object body() {
        return bytes.size() == 0 ? null : bytes.toByteArray();
    }

    @Override
    public long getBodyLength() throws JMSException {
        checkReadable();
        return bytes.size();
    }

    private void checkReadable() throws JMSException {
        if (in == null) {
            throw new MessageNotReadableException("not reset");
        }
    }

    private <T> T read(Read<T> how) throws JMSException {
        checkReadable();
        try {
            return how.from(in);
        } catch (EOFException e) {
            throw new MessageEOFException(e.toString());
        } catch (IOException e) {
            throw new JMSException(e.toString());
        }
    }

    private void write(Write how) throws JMSException {
        try {
            how.to(out);
        } catch (IOException e) {
            throw new JMSException(e.toString());
        }
    }

    @Override
    public boolean readBoolean() throws JMSException {
        return read(DataInputStream::readBoolean);
    }

    @Override
    public byte readByte() throws JMSException {
        return read(DataInputStream::readByte);
    }

    @Override
    public int readUnsignedByte() throws JMSException {
        return read(DataInputStream::readUnsignedByte);
    }

    @Override
    public short readShort() throws JMSException {
        return read(DataInputStream::readShort);
    }

    @Override
    public int readUnsignedShort() throws JMSException {
        return read(DataInputStream::readUnsignedShort);
    }

    @Override
    public char readChar() throws JMSException {
        return read(DataInputStream::readChar);
    }

    @Override
    public int readInt() throws JMSException {
        return read(DataInputStream::readInt);
    }

    @Override
    public long readLong() throws JMSException {
        return read(DataInputStream::readLong);
    }

    @Override
    public float readFloat() throws JMSException {
        return read(DataInputStream::readFloat);
    }

    @Override
    public double readDouble() throws JMSException {
        return read(DataInputStream::readDouble);
    }

    @Override
    public String readUTF() throws JMSException {
        return read(from -> from.readUTF());
    }

    @Override
    public int readBytes(byte[] value) throws JMSException {
        return readBytes(value, value.length);
    }

    @Override
    public int readBytes(byte[] value, int length) throws JMSException {
        return read(from -> from.read(value, 0, length));
    }

    @Override
    public void writeBoolean(boolean value) throws JMSException {
        write(to -> to.writeBoolean(value));
    }

    @Override
    public void writeByte(byte value) throws JMSException {
        write(to -> to.writeByte(value));
    }

    @Override
    public void writeShort(short value) throws JMSException {
        write(to -> to.writeShort(value));
    }

    @Override
    public void writeChar(char value) throws JMSException {
        write(to -> to.writeChar(value));
    }

    @Override
    public void writeInt(int value) throws JMSException {
        write(to -> to.writeInt(value));
    }

    @Override
    public void writeLong(long value) throws JMSException {
        write(to -> to.writeLong(value));
    }

    @Override
    public void writeFloat(float value) throws JMSException {
        write(to -> to.writeFloat(value));
    }

    @Override
    public void writeDouble(double value) throws JMSException {
        write(to -> to.writeDouble(value));
    }

    @Override
    public void writeUTF(String value) throws JMSException {
        write(to -> to.writeUTF(value));
    }

    @Override
    public void writeBytes(byte[] value) throws JMSException {
        write(to -> to.write(value));
    }

    @Override
    public void writeBytes(byte[] value, int offset, int length) throws JMSException {
        write(to -> to.write(value, offset, length));
    }

    @Override
    public void writeObject(Object value) {
        throw new UnsupportedOperationException("no test writes objects");
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(DataInputStream in) throws IOException;
    }

    @FunctionalInterface
    private interface Write {
        void to(DataOutputStream out) throws IOException;
    }
}
