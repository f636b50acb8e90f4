package dev.sluice.jms.internal.message;

import java.io.Serializable;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ObjectMessage;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.Envelope;

/**
 * A message with a serializable object, or with none. The object is serialized when it is set, and each time it is
 * asked for a new one is made, so nobody shares it; unless objects go {@linkplain MessageSettings#objectsByReference by
 * reference}.
 */
public final class SluiceObjectMessage extends SluiceMessage implements ObjectMessage {
    /** A {@code byte[]}, an {@link ObjectReference}, or null. */
    private @Nullable Object body;

    SluiceObjectMessage(MessageSource source) {
        super(source);
    }

    SluiceObjectMessage(MessageSource source, Envelope envelope, int attempt) {
        super(source, envelope, attempt);
        this.body = envelope.body();
    }

    @Override
    public BodyKind bodyKind() {
        return BodyKind.OBJECT;
    }

    @Override
    @Nullable
    Object shareBody() {
        return body;
    }

    @Override
    void emptyBody() {
        body = null;
    }

    @Override
    public void setObject(@Nullable Serializable object) throws JMSException {
        checkBodyWritable();
        if (object == null) {
            body = null;
        } else {
            body = settings().objectsByReference() ? new ObjectReference(object) : ObjectSerializer.serialize(object);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws MessageFormatException if its class is not among the {@linkplain TrustedClasses trusted classes}, or it
     *     cannot be deserialized
     */
    @Override
    public @Nullable Serializable getObject() throws JMSException {
        checkNotInFlight();
        if (body instanceof ObjectReference reference) {
            return reference.object();
        }
        return body == null ? null : ObjectSerializer.deserialize((byte[]) body, settings());
    }

    /** {@inheritDoc} Reads the object to find out, and is false if that fails. */
    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public boolean isBodyAssignableTo(Class type) throws JMSException {
        try {
            Serializable object = getObject();
            return object == null || type.isInstance(object);
        } catch (MessageFormatException e) {
            return false;
        }
    }

    // Not by way of isBodyAssignableTo, which reads the object and does not say what is wrong with it.
    @Override
    public <T> @Nullable T getBody(Class<T> type) throws JMSException {
        Serializable object = getObject();
        if (object != null && !type.isInstance(object)) {
            throw notAssignable(type);
        }
        return type.cast(object);
    }

    @Override
    String bodyForPeople() {
        if (body instanceof ObjectReference reference) {
            return "a " + reference.object().getClass().getName() + " by reference";
        }
        return body == null ? "no object" : "an object of " + ((byte[]) body).length + " bytes";
    }
}
