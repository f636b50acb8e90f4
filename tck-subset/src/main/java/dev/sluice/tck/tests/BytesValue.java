package dev.sluice.tck.tests;

import java.util.List;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;

import com.google.errorprone.annotations.Immutable;

/** The kinds of values that a bytes message can be written with and read as. */
enum BytesValue {
    BOOLEAN((message, value) -> message.writeBoolean((boolean) value), BytesMessage::readBoolean),
    BYTE((message, value) -> message.writeByte((byte) value), BytesMessage::readByte),
    UNSIGNED_BYTE((message, value) -> message.writeByte((byte) (int) value), BytesMessage::readUnsignedByte),
    SHORT((message, value) -> message.writeShort((short) value), BytesMessage::readShort),
    UNSIGNED_SHORT((message, value) -> message.writeShort((short) (int) value), BytesMessage::readUnsignedShort),
    CHAR((message, value) -> message.writeChar((char) value), BytesMessage::readChar),
    INT((message, value) -> message.writeInt((int) value), BytesMessage::readInt),
    LONG((message, value) -> message.writeLong((long) value), BytesMessage::readLong),
    FLOAT((message, value) -> message.writeFloat((float) value), BytesMessage::readFloat),
    DOUBLE((message, value) -> message.writeDouble((double) value), BytesMessage::readDouble),
    UTF((message, value) -> message.writeUTF((String) value), BytesMessage::readUTF);

    private final Writer writer;
    private final Reader reader;

    BytesValue(Writer writer, Reader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(BytesMessage message, Object value) throws JMSException {
        writer.write(message, value);
    }

    Object read(BytesMessage message) throws JMSException {
        return reader.read(message);
    }

    /** Returns a value to write. */
    Object sample() {
        return examples().get(0);
    }

    /** Returns values at the limits of the type and in between. */
    List<Object> examples() {
        return switch (this) {
            case BOOLEAN -> ValueType.BOOLEAN.examples();
            case BYTE -> ValueType.BYTE.examples();
            case UNSIGNED_BYTE -> List.of(0, 127, 128, 255);
            case SHORT -> ValueType.SHORT.examples();
            case UNSIGNED_SHORT -> List.of(0, 32_767, 32_768, 65_535);
            case CHAR -> ValueType.CHAR.examples();
            case INT -> ValueType.INT.examples();
            case LONG -> ValueType.LONG.examples();
            case FLOAT -> ValueType.FLOAT.examples();
            case DOUBLE -> ValueType.DOUBLE.examples();
            case UTF -> List.of("", "a\u0000b", "\u00e4\u20ac", "\uD83D\uDE00", "x".repeat(65_535));
        };
    }

    @Immutable
    @FunctionalInterface
    private interface Writer {
        void write(BytesMessage message, Object value) throws JMSException;
    }

    @Immutable
    @FunctionalInterface
    private interface Reader {
        Object read(BytesMessage message) throws JMSException;
    }
}
