package dev.sluice.jms.internal.message;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/**
 * Headers that were set on a message object, as opposed to those it has from its envelope. Most messages have none, so
 * this is made by the first setter.
 *
 * <p>There are those of the application, which go along when the message is sent. And there are those of the provider,
 * which only count once {@link #overridden}: their setters exist for other providers and for tests, what they set is
 * ignored by a send, and gone after it (Jakarta Messaging 3.4.11).
 */
final class MessageHeaders {
    // The application's: JMSCorrelationID, JMSType, JMSReplyTo.
    /** A String, a {@code byte[]} of our own, or null. */
    @Nullable
    Object correlationId;

    @Nullable
    String type;

    @Nullable
    Destination replyTo;

    // The provider's.
    boolean overridden;
    boolean redelivered;

    @Nullable
    Destination destination;

    @Nullable
    String messageId;

    long timestamp;
    long expiration;
    long deliveryTime;
    int deliveryMode;
    int priority;

    /** Copies the provider's headers, so that one of them can be changed. */
    void override(Envelope from, @Nullable Destination to, @Nullable String id, boolean redeliveredSoFar) {
        overridden = true;
        redelivered = redeliveredSoFar;
        destination = to;
        messageId = id;
        timestamp = from.timestamp();
        expiration = from.expiration();
        deliveryTime = from.deliveryTime();
        deliveryMode = deliveryMode(from);
        priority = from.priority();
    }

    static int deliveryMode(Envelope envelope) {
        return envelope.isPersistent() ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT;
    }
}
