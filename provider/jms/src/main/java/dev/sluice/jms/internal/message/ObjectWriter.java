package dev.sluice.jms.internal.message;

import java.util.Map;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;

/** How an object of a class is written to a bytes message: as the method for its type writes it. */
@FunctionalInterface
interface ObjectWriter {
    /** All classes whose objects can be written. */
    Map<Class<?>, ObjectWriter> BY_TYPE = Map.of(
            Boolean.class, (message, value) -> message.writeBoolean((Boolean) value),
            Byte.class, (message, value) -> message.writeByte((Byte) value),
            Short.class, (message, value) -> message.writeShort((Short) value),
            Character.class, (message, value) -> message.writeChar((Character) value),
            Integer.class, (message, value) -> message.writeInt((Integer) value),
            Long.class, (message, value) -> message.writeLong((Long) value),
            Float.class, (message, value) -> message.writeFloat((Float) value),
            Double.class, (message, value) -> message.writeDouble((Double) value),
            String.class, (message, value) -> message.writeUTF((String) value),
            byte[].class, (message, value) -> message.writeBytes((byte[]) value));

    void write(BytesMessage message, Object value) throws JMSException;
}
