package dev.sluice.tck.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.StreamMessage;

/** A message with values in sequence that no provider has made. Arrays must be read as objects. */
class ForeignStreamMessage extends ForeignMessage implements StreamMessage {
    private final List<Object> fields = new ArrayList<>();
    private boolean readable;
    private int position;

    @Override
    public void reset() {
        readable = true;
        position = 0;
    }

    @Override
    public void clearBody() {
        fields.clear();
        readable = false;
    }

    private Object next() throws JMSException {
        if (!readable) {
            throw new MessageNotReadableException("not reset");
        }
        if (position == fields.size()) {
            throw new MessageEOFException("end");
        }
        return fields.get(position++);
    }

    @Override
    public boolean readBoolean() throws JMSException {
        return (boolean) next();
    }

    @Override
    public byte readByte() throws JMSException {
        return (byte) next();
    }

    @Override
    public short readShort() throws JMSException {
        return (short) next();
    }

    @Override
    public char readChar() throws JMSException {
        return (char) next();
    }

    @Override
    public int readInt() throws JMSException {
        return (int) next();
    }

    @Override
    public long readLong() throws JMSException {
        return (long) next();
    }

    @Override
    public float readFloat() throws JMSException {
        return (float) next();
    }

    @Override
    public double readDouble() throws JMSException {
        return (double) next();
    }

    @Override
    public String readString() throws JMSException {
        return (String) next();
    }

    @Override
    public int readBytes(byte[] value) throws JMSException {
        throw new MessageFormatException("read it as an object");
    }

    @Override
    public Object readObject() throws JMSException {
        return next();
    }

    @Override
    public void writeBoolean(boolean value) {
        fields.add(value);
    }

    @Override
    public void writeByte(byte value) {
        fields.add(value);
    }

    @Override
    public void writeShort(short value) {
        fields.add(value);
    }

    @Override
    public void writeChar(char value) {
        fields.add(value);
    }

    @Override
    public void writeInt(int value) {
        fields.add(value);
    }

    @Override
    public void writeLong(long value) {
        fields.add(value);
    }

    @Override
    public void writeFloat(float value) {
        fields.add(value);
    }

    @Override
    public void writeDouble(double value) {
        fields.add(value);
    }

    @Override
    public void writeString(String value) {
        fields.add(value);
    }

    @Override
    public void writeBytes(byte[] value) {
        fields.add(value);
    }

    @Override
    public void writeBytes(byte[] value, int offset, int length) {
        fields.add(Arrays.copyOfRange(value, offset, offset + length));
    }

    @Override
    public void writeObject(Object value) {
        fields.add(value);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public boolean isBodyAssignableTo(Class type) {
        return false;
    }
}
