package dev.sluice.jms.internal.context;

import static dev.sluice.jms.internal.error.JmsErrors.callNullableUnchecked;
import static dev.sluice.jms.internal.error.JmsErrors.callUnchecked;
import static dev.sluice.jms.internal.error.JmsErrors.runUnchecked;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Session;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.error.JmsErrors;

/**
 * A producer of the simplified API: settings, properties and headers that are put on each message it sends.
 *
 * <p>Properties and headers are kept in a message of the provider, the template, so that names are checked and values
 * converted by the provider's own rules (Jakarta Messaging 3.5.4).
 *
 * <p>Threads: that of its context.
 */
final class ContextProducer implements JMSProducer {
    private final Session session;
    private final AnonymousProducer producer;
    private final Set<String> propertyNames = new LinkedHashSet<>();
    /** By header, what puts it on a message. The two forms of the correlation id are one header. */
    private final Map<String, Header> headers = new LinkedHashMap<>();

    private SendSettings settings;
    private @Nullable CompletionListener async;
    private @Nullable Message template;

    ContextProducer(Session session, AnonymousProducer producer) {
        this.session = session;
        this.producer = producer;
        this.settings = producer.defaults();
    }

    private interface Header {
        void putOn(Message message) throws JMSException;
    }

    // ---------------------------------------------------------------- sending

    @Override
    public JMSProducer send(Destination destination, Message message) {
        return sending(destination, () -> message);
    }

    @Override
    public JMSProducer send(Destination destination, @Nullable String body) {
        return sending(destination, () -> session.createTextMessage(body));
    }

    @Override
    public JMSProducer send(Destination destination, @Nullable Map<String, Object> body) {
        return sending(destination, () -> mapMessage(body));
    }

    @Override
    public JMSProducer send(Destination destination, byte @Nullable [] body) {
        return sending(destination, () -> bytesMessage(body));
    }

    @Override
    public JMSProducer send(Destination destination, @Nullable Serializable body) {
        return sending(destination, () -> session.createObjectMessage(body));
    }

    private MapMessage mapMessage(@Nullable Map<String, Object> body) throws JMSException {
        MapMessage message = session.createMapMessage();
        if (body != null) {
            for (Map.Entry<String, Object> entry : body.entrySet()) {
                message.setObject(entry.getKey(), entry.getValue());
            }
        }
        return message;
    }

    private BytesMessage bytesMessage(byte @Nullable [] body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        if (body != null) {
            message.writeBytes(body);
        }
        return message;
    }

    private JMSProducer sending(@Nullable Destination destination, JmsErrors.NullableCall<Message> making) {
        runUnchecked(() -> {
            if (destination == null) {
                throw new InvalidDestinationException("The destination is null. Name where to send to.");
            }
            Message message = making.call();
            if (message == null) {
                throw new MessageFormatException("The message is null. Create one with the context.");
            }
            dress(message);
            producer.send(destination, message, settings, async);
        });
        return this;
    }

    /** Puts properties and headers on a message, over its own (Jakarta Messaging 7.5, 7.6). */
    private void dress(Message message) throws JMSException {
        for (String name : propertyNames) {
            message.setObjectProperty(name, template().getObjectProperty(name));
        }
        for (Header header : headers.values()) {
            header.putOn(message);
        }
    }

    private Message template() throws JMSException {
        Message existing = template;
        if (existing == null) {
            existing = session.createMessage();
            template = existing;
        }
        return existing;
    }

    // ---------------------------------------------------------------- settings

    @Override
    public JMSProducer setDisableMessageID(boolean value) {
        settings = settings.withMessageIdDisabled(value);
        return this;
    }

    @Override
    public boolean getDisableMessageID() {
        return settings.messageIdDisabled();
    }

    @Override
    public JMSProducer setDisableMessageTimestamp(boolean value) {
        settings = settings.withTimestampDisabled(value);
        return this;
    }

    @Override
    public boolean getDisableMessageTimestamp() {
        return settings.timestampDisabled();
    }

    @Override
    public JMSProducer setDeliveryMode(int deliveryMode) {
        settings = callUnchecked(() -> settings.withDeliveryMode(deliveryMode));
        return this;
    }

    @Override
    public int getDeliveryMode() {
        return settings.deliveryMode();
    }

    @Override
    public JMSProducer setPriority(int priority) {
        settings = callUnchecked(() -> settings.withPriority(priority));
        return this;
    }

    @Override
    public int getPriority() {
        return settings.priority();
    }

    @Override
    public JMSProducer setTimeToLive(long timeToLive) {
        settings = callUnchecked(() -> settings.withTimeToLive(timeToLive));
        return this;
    }

    @Override
    public long getTimeToLive() {
        return settings.timeToLive();
    }

    @Override
    public JMSProducer setDeliveryDelay(long deliveryDelay) {
        settings = callUnchecked(() -> settings.withDeliveryDelay(deliveryDelay));
        return this;
    }

    @Override
    public long getDeliveryDelay() {
        return settings.deliveryDelay();
    }

    @Override
    public JMSProducer setAsync(@Nullable CompletionListener listener) {
        async = listener;
        return this;
    }

    @Override
    public @Nullable CompletionListener getAsync() {
        return async;
    }

    // ---------------------------------------------------------------- properties

    private JMSProducer property(String name, JmsErrors.Action setting) {
        runUnchecked(setting);
        propertyNames.add(name);
        return this;
    }

    @Override
    public JMSProducer setProperty(String name, boolean value) {
        return property(name, () -> template().setBooleanProperty(name, value));
    }

    @Override
    public JMSProducer setProperty(String name, byte value) {
        return property(name, () -> template().setByteProperty(name, value));
    }

    @Override
    public JMSProducer setProperty(String name, short value) {
        return property(name, () -> template().setShortProperty(name, value));
    }

    @Override
    public JMSProducer setProperty(String name, int value) {
        return property(name, () -> template().setIntProperty(name, value));
    }

    @Override
    public JMSProducer setProperty(String name, long value) {
        return property(name, () -> template().setLongProperty(name, value));
    }

    @Override
    public JMSProducer setProperty(String name, float value) {
        return property(name, () -> template().setFloatProperty(name, value));
    }

    @Override
    public JMSProducer setProperty(String name, double value) {
        return property(name, () -> template().setDoubleProperty(name, value));
    }

    @Override
    public JMSProducer setProperty(String name, @Nullable String value) {
        return property(name, () -> template().setStringProperty(name, value));
    }

    @Override
    public JMSProducer setProperty(String name, @Nullable Object value) {
        return property(name, () -> template().setObjectProperty(name, value));
    }

    @Override
    public JMSProducer clearProperties() {
        propertyNames.clear();
        if (template != null) {
            runUnchecked(template::clearProperties);
        }
        return this;
    }

    @Override
    public boolean propertyExists(String name) {
        return propertyNames.contains(name);
    }

    @Override
    public boolean getBooleanProperty(String name) {
        return callUnchecked(() -> template().getBooleanProperty(name));
    }

    @Override
    public byte getByteProperty(String name) {
        return callUnchecked(() -> template().getByteProperty(name));
    }

    @Override
    public short getShortProperty(String name) {
        return callUnchecked(() -> template().getShortProperty(name));
    }

    @Override
    public int getIntProperty(String name) {
        return callUnchecked(() -> template().getIntProperty(name));
    }

    @Override
    public long getLongProperty(String name) {
        return callUnchecked(() -> template().getLongProperty(name));
    }

    @Override
    public float getFloatProperty(String name) {
        return callUnchecked(() -> template().getFloatProperty(name));
    }

    @Override
    public double getDoubleProperty(String name) {
        return callUnchecked(() -> template().getDoubleProperty(name));
    }

    @Override
    public @Nullable String getStringProperty(String name) {
        return callNullableUnchecked(() -> template().getStringProperty(name));
    }

    @Override
    public @Nullable Object getObjectProperty(String name) {
        return callNullableUnchecked(() -> template().getObjectProperty(name));
    }

    /** Returns a view, which shows what is set and cleared later. */
    @Override
    public Set<String> getPropertyNames() {
        return Collections.unmodifiableSet(propertyNames);
    }

    // ---------------------------------------------------------------- headers

    /** Keeps a header, or, when there is no value, leaves to messages what they have. */
    private JMSProducer header(String name, JmsErrors.Action setting, @Nullable Header header) {
        runUnchecked(setting);
        if (header == null) {
            headers.remove(name);
        } else {
            headers.put(name, header);
        }
        return this;
    }

    @Override
    public JMSProducer setJMSCorrelationIDAsBytes(byte @Nullable [] id) {
        byte[] copy = id == null ? null : id.clone();
        return header(
                "JMSCorrelationID",
                () -> template().setJMSCorrelationIDAsBytes(copy),
                copy == null ? null : message -> message.setJMSCorrelationIDAsBytes(copy));
    }

    @Override
    public byte @Nullable [] getJMSCorrelationIDAsBytes() {
        return callNullableUnchecked(() -> template().getJMSCorrelationIDAsBytes());
    }

    @Override
    public JMSProducer setJMSCorrelationID(@Nullable String id) {
        return header(
                "JMSCorrelationID",
                () -> template().setJMSCorrelationID(id),
                id == null ? null : message -> message.setJMSCorrelationID(id));
    }

    @Override
    public @Nullable String getJMSCorrelationID() {
        return callNullableUnchecked(() -> template().getJMSCorrelationID());
    }

    @Override
    public JMSProducer setJMSType(@Nullable String type) {
        return header(
                "JMSType",
                () -> template().setJMSType(type),
                type == null ? null : message -> message.setJMSType(type));
    }

    @Override
    public @Nullable String getJMSType() {
        return callNullableUnchecked(() -> template().getJMSType());
    }

    @Override
    public JMSProducer setJMSReplyTo(@Nullable Destination replyTo) {
        return header(
                "JMSReplyTo",
                () -> template().setJMSReplyTo(replyTo),
                replyTo == null ? null : message -> message.setJMSReplyTo(replyTo));
    }

    @Override
    public @Nullable Destination getJMSReplyTo() {
        return callNullableUnchecked(() -> template().getJMSReplyTo());
    }
}
