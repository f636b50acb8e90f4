package dev.sluice.jms.jmx;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.admin.MessageSnapshot;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.PropertyMap;

/**
 * A message, in open types and without its body.
 *
 * @param messageId its id
 * @param destination where it was sent, for example {@code queue 'orders'}
 * @param timestamp when it was sent, in milliseconds since 1970
 * @param deliveryTime when it may be delivered, in milliseconds since 1970
 * @param expiration when it expires, in milliseconds since 1970, or 0 for never
 * @param priority its priority, 0 to 9
 * @param type its type header, or null
 * @param bodyKind what its body is, for example {@code TEXT}
 * @param properties its properties, as text
 * @param attempts how often it has been handed over
 * @param delayed whether it is not due yet, or waits for its redelivery
 */
public record MessageView(
        String messageId,
        String destination,
        long timestamp,
        long deliveryTime,
        long expiration,
        int priority,
        @Nullable String type,
        String bodyKind,
        Map<String, String> properties,
        int attempts,
        boolean delayed) {
    static MessageView of(MessageSnapshot snapshot) {
        Envelope message = snapshot.message();
        return new MessageView(
                message.messageId(),
                message.destination().toString(),
                message.timestamp(),
                message.deliveryTime(),
                message.expiration(),
                message.priority(),
                message.type(),
                message.bodyKind().name(),
                texts(message.properties()),
                snapshot.attempts(),
                snapshot.delayed());
    }

    private static Map<String, String> texts(PropertyMap properties) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : properties) {
            texts.put(name, String.valueOf(properties.get(name)));
        }
        return texts;
    }
}
