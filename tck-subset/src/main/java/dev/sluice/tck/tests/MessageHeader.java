package dev.sluice.tck.tests;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

import com.google.errorprone.annotations.Immutable;

import dev.sluice.tck.Jms;

/** The headers of section 3.4, each with its setter, its getter, and a value that no send would give to it by itself. */
enum MessageHeader {
    DESTINATION(Message::getJMSDestination, (message, value) -> message.setJMSDestination((Destination) value)),
    DELIVERY_MODE(Message::getJMSDeliveryMode, (message, value) -> message.setJMSDeliveryMode((int) value)),
    MESSAGE_ID(Message::getJMSMessageID, (message, value) -> message.setJMSMessageID((String) value)),
    TIMESTAMP(Message::getJMSTimestamp, (message, value) -> message.setJMSTimestamp((long) value)),
    CORRELATION_ID(Message::getJMSCorrelationID, (message, value) -> message.setJMSCorrelationID((String) value)),
    REPLY_TO(Message::getJMSReplyTo, (message, value) -> message.setJMSReplyTo((Destination) value)),
    REDELIVERED(Message::getJMSRedelivered, (message, value) -> message.setJMSRedelivered((boolean) value)),
    TYPE(Message::getJMSType, (message, value) -> message.setJMSType((String) value)),
    EXPIRATION(Message::getJMSExpiration, (message, value) -> message.setJMSExpiration((long) value)),
    DELIVERY_TIME(Message::getJMSDeliveryTime, (message, value) -> message.setJMSDeliveryTime((long) value)),
    PRIORITY(Message::getJMSPriority, (message, value) -> message.setJMSPriority((int) value));

    /** Those that the send method sets (section 3.4.11, table 3-1). */
    static final Set<MessageHeader> SET_BY_SEND =
            EnumSet.of(DESTINATION, DELIVERY_MODE, MESSAGE_ID, TIMESTAMP, EXPIRATION, DELIVERY_TIME, PRIORITY);

    private final Getter getter;
    private final Setter setter;

    MessageHeader(Getter getter, Setter setter) {
        this.getter = getter;
        this.setter = setter;
    }

    /** Returns the value; a destination is described. */
    Object get(Message message) throws JMSException {
        return comparable(getter.get(message));
    }

    void set(Message message, Object value) throws JMSException {
        setter.set(message, value);
    }

    /** Returns a value in the form that {@link #get} returns. */
    static Object comparable(Object value) throws JMSException {
        return value instanceof Destination destination ? Domain.describe(destination) : value;
    }

    /** Returns a value unlike any that a send with the producer's defaults gives. */
    Object unusual(Jms jms, Session session) throws JMSException {
        return switch (this) {
            case DESTINATION, REPLY_TO -> jms.topic(session);
            case DELIVERY_MODE -> DeliveryMode.NON_PERSISTENT;
            case MESSAGE_ID -> "ID:of-my-own";
            case CORRELATION_ID -> "the other one";
            case TYPE -> "a type";
            case REDELIVERED -> true;
            case TIMESTAMP, EXPIRATION, DELIVERY_TIME -> 4_000_000_000_000L;
            case PRIORITY -> 9;
        };
    }

    @Immutable
    @FunctionalInterface
    private interface Getter {
        Object get(Message message) throws JMSException;
    }

    @Immutable
    @FunctionalInterface
    private interface Setter {
        void set(Message message, Object value) throws JMSException;
    }
}
