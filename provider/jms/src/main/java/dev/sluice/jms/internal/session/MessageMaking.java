package dev.sluice.jms.internal.session;

import java.io.Serializable;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.destination.Destinations;
import dev.sluice.jms.internal.message.MessageFactory;

/** The part of a session that makes messages and names (Jakarta Messaging 3.1, sections 3.11 and 6.2.3). */
abstract class MessageMaking implements Session {
    private final MessageFactory messages;

    MessageMaking(MessageFactory messages) {
        this.messages = messages;
    }

    /** Returns what makes messages. */
    public final MessageFactory messages() {
        return messages;
    }

    /** Refuses if the session is closed. */
    public abstract void ensureOpen() throws JMSException;

    @Override
    public final Message createMessage() throws JMSException {
        ensureOpen();
        return messages.message();
    }

    @Override
    public final TextMessage createTextMessage() throws JMSException {
        return createTextMessage(null);
    }

    @Override
    public final TextMessage createTextMessage(@Nullable String text) throws JMSException {
        ensureOpen();
        return messages.text(text);
    }

    @Override
    public final BytesMessage createBytesMessage() throws JMSException {
        ensureOpen();
        return messages.bytes();
    }

    @Override
    public final MapMessage createMapMessage() throws JMSException {
        ensureOpen();
        return messages.map();
    }

    @Override
    public final StreamMessage createStreamMessage() throws JMSException {
        ensureOpen();
        return messages.stream();
    }

    @Override
    public final ObjectMessage createObjectMessage() throws JMSException {
        return createObjectMessage(null);
    }

    @Override
    public final ObjectMessage createObjectMessage(@Nullable Serializable object) throws JMSException {
        ensureOpen();
        return messages.object(object);
    }

    @Override
    public Queue createQueue(String queueName) throws JMSException {
        ensureOpen();
        return Destinations.queue(queueName);
    }

    @Override
    public Topic createTopic(String topicName) throws JMSException {
        ensureOpen();
        return Destinations.topic(topicName);
    }
}
