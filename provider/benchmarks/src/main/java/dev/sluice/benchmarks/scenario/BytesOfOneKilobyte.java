package dev.sluice.benchmarks.scenario;

import java.nio.ByteBuffer;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

/** 1024 bytes, of which the first eight are the number. */
final class BytesOfOneKilobyte implements Body {
    private static final int LENGTH = 1024;

    private final byte[] written = new byte[LENGTH];
    private final byte[] read = new byte[LENGTH];

    @Override
    public Message message(Session session, long number) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        ByteBuffer.wrap(written).putLong(number);
        message.writeBytes(written);
        return message;
    }

    @Override
    public boolean isIn(Message message, long number) throws JMSException {
        BytesMessage bytes = (BytesMessage) message;
        return bytes.getBodyLength() == LENGTH && bytes.readBytes(read) == LENGTH && is(read, number);
    }

    @Override
    public Object plain(long number) {
        ByteBuffer.wrap(written).putLong(number);
        return written.clone();
    }

    @Override
    public boolean is(Object plain, long number) {
        byte[] bytes = (byte[]) plain;
        return bytes.length == LENGTH && ByteBuffer.wrap(bytes).getLong() == number;
    }
}
