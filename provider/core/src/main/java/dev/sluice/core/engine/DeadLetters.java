package dev.sluice.core.engine;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.Offer;
import dev.sluice.core.queue.QueueListener.Failures;
import dev.sluice.core.queue.QueueListener.Loss;
import dev.sluice.core.time.BrokerClock;

/**
 * Makes dead letters of messages that were not delivered, and messages of dead letters.
 *
 * <p>Threads: any; stateless.
 */
final class DeadLetters {
    private final Destinations destinations;
    private final BrokerClock clock;

    DeadLetters(Destinations destinations, BrokerClock clock) {
        this.destinations = destinations;
        this.clock = clock;
    }

    /** Puts a dead letter into a queue; returns why that was not possible, or null if it was. */
    @Nullable
    String write(Loss loss, Address address) {
        try {
            MessageQueue queue = destinations.queue(address);
            if (queue == loss.queue()) {
                return "it was lost in the queue that takes its dead letters";
            }
            Offer offer = queue.offer(letter(loss, address), null);
            return offer == Offer.TAKEN ? null : "to " + queue + " it was " + offer;
        } catch (BrokerException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Envelope letter(Loss loss, Address address) {
        Envelope original = loss.envelope();
        PropertyMap properties = original.properties().copy();
        describeLoss(loss, properties);
        properties.put(
                ProviderProperties.ORIGINAL_DESTINATION, original.destination().name());
        properties.put(
                ProviderProperties.ORIGINAL_KIND, original.destination().kind().name());
        if (original.expiration() != 0) {
            properties.put(ProviderProperties.ORIGINAL_EXPIRATION, original.expiration());
        }
        // Whatever it was to wait for, it waits for no more; and it must not be lost again.
        return original.copyTo(address)
                .times(original.timestamp(), Math.min(original.deliveryTime(), clock.millis()), 0)
                .properties(properties)
                .build();
    }

    private void describeLoss(Loss loss, PropertyMap properties) {
        properties.put(ProviderProperties.DEAD_LETTER_REASON, loss.reason().name());
        properties.put(ProviderProperties.DEAD_LETTER_CAUSE, text(loss.cause()));
        properties.put(ProviderProperties.DEAD_LETTER_ATTEMPTS, loss.attempts());
        Failures failures = loss.failures();
        if (failures != null) {
            properties.put(ProviderProperties.DEAD_LETTER_FIRST_FAILURE, failures.firstMillis());
            properties.put(ProviderProperties.DEAD_LETTER_LAST_FAILURE, failures.lastMillis());
        }
        properties.put(ProviderProperties.DEAD_LETTER_TIME, clock.millis());
        properties.put(ProviderProperties.DEAD_LETTER_SOURCE, loss.queue().toString());
    }

    private static @Nullable String text(@Nullable Throwable cause) {
        return cause == null ? null : cause.toString();
    }

    /** Returns whether a message is a dead letter of which is known what it was. */
    static boolean isDeadLetter(Envelope message) {
        return message.properties().get(ProviderProperties.DEAD_LETTER_SOURCE) instanceof String
                && message.properties().get(ProviderProperties.ORIGINAL_DESTINATION) instanceof String;
    }

    /** Returns the name of the queue or subscription where a dead letter's message was lost. */
    static String source(Envelope letter) {
        return String.valueOf(letter.properties().get(ProviderProperties.DEAD_LETTER_SOURCE));
    }

    /** Returns where a dead letter's message was sent. */
    static Address originalDestination(Envelope letter) {
        PropertyMap properties = letter.properties();
        boolean queue = AddressKind.QUEUE.name().equals(properties.get(ProviderProperties.ORIGINAL_KIND));
        String name = String.valueOf(properties.get(ProviderProperties.ORIGINAL_DESTINATION));
        return Address.of(queue ? AddressKind.QUEUE : AddressKind.TOPIC, name);
    }

    /** Returns the message that a dead letter was. */
    Envelope restored(Envelope letter) {
        PropertyMap properties = new PropertyMap();
        for (String name : letter.properties()) {
            if (!ProviderProperties.isOfDeadLetter(name)) {
                properties.put(name, letter.properties().get(name));
            }
        }
        return letter.copyTo(originalDestination(letter))
                .times(letter.timestamp(), letter.deliveryTime(), expiration(letter))
                .properties(properties)
                .build();
    }

    /** It would be lost again at once if it had to expire when that has passed. */
    private long expiration(Envelope letter) {
        Object original = letter.properties().get(ProviderProperties.ORIGINAL_EXPIRATION);
        return original instanceof Long millis && millis > clock.millis() ? millis : 0;
    }
}
