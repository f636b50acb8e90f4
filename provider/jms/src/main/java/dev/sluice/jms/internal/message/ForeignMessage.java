package dev.sluice.jms.internal.message;

import java.util.Enumeration;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;

import dev.sluice.jms.destination.Destinations;

/** Copies another provider's message into one of ours. What it throws is thrown on, above all its format exceptions. */
final class ForeignMessage {
    private static final int CHUNK = 8 * 1024;

    private final Message foreign;
    private final MessageFactory factory;

    ForeignMessage(Message foreign, MessageSettings settings) {
        this.foreign = foreign;
        this.factory = new MessageFactory(settings);
    }

    SluiceMessage copy() throws JMSException {
        SluiceMessage copy = copyBody();
        copy.setJMSCorrelationID(foreign.getJMSCorrelationID());
        copy.setJMSType(foreign.getJMSType());
        copyReplyTo(copy);
        copyProperties(copy);
        return copy;
    }

    private SluiceMessage copyBody() throws JMSException {
        if (foreign instanceof TextMessage text) {
            return factory.text(text.getText());
        }
        if (foreign instanceof BytesMessage bytes) {
            return copyBytes(bytes);
        }
        if (foreign instanceof MapMessage map) {
            return copyMap(map);
        }
        if (foreign instanceof StreamMessage stream) {
            return copyStream(stream);
        }
        if (foreign instanceof ObjectMessage object) {
            return factory.object(object.getObject());
        }
        return factory.message();
    }

    private SluiceMessage copyBytes(BytesMessage bytes) throws JMSException {
        SluiceBytesMessage copy = factory.bytes();
        bytes.reset();
        byte[] chunk = new byte[(int) Math.min(CHUNK, bytes.getBodyLength())];
        int read = chunk.length == 0 ? -1 : bytes.readBytes(chunk);
        while (read > 0) {
            copy.writeBytes(chunk, 0, read);
            read = bytes.readBytes(chunk);
        }
        bytes.reset();
        return copy;
    }

    private SluiceMessage copyMap(MapMessage map) throws JMSException {
        SluiceMapMessage copy = factory.map();
        Enumeration<?> names = map.getMapNames();
        while (names.hasMoreElements()) {
            String name = (String) names.nextElement();
            copy.setObject(name, map.getObject(name));
        }
        return copy;
    }

    private SluiceMessage copyStream(StreamMessage stream) throws JMSException {
        SluiceStreamMessage copy = factory.stream();
        stream.reset();
        try {
            while (true) {
                copy.writeObject(stream.readObject());
            }
        } catch (MessageEOFException e) {
            stream.reset(); // the only way to know the end of a stream is to reach it
        }
        return copy;
    }

    private void copyReplyTo(SluiceMessage copy) throws JMSException {
        Destination replyTo = foreign.getJMSReplyTo();
        if (replyTo == null) {
            return;
        }
        try {
            copy.setJMSReplyTo(Destinations.of(replyTo));
        } catch (InvalidDestinationException e) {
            // 3.12: a foreign reply-to need not be preserved.
        }
    }

    private void copyProperties(SluiceMessage copy) throws JMSException {
        Enumeration<?> names = foreign.getPropertyNames();
        while (names.hasMoreElements()) {
            String name = (String) names.nextElement();
            if (!PropertyNames.isReservedPrefix(name)) {
                copy.setObjectProperty(name, foreign.getObjectProperty(name));
            }
        }
    }
}
