package dev.sluice.jms.internal.session;

import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.ReceiverSpec;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.selector.Selector;
import dev.sluice.jms.destination.Destinations;
import dev.sluice.jms.destination.SluiceDestination;

/**
 * What a consumer is asked to be, checked.
 *
 * @param destination what it consumes
 * @param selector which messages, or null for all
 * @param noLocal whether to leave out what the own connection sends
 * @param kind which kind of subscription
 * @param name the subscription's name, or null
 */
public record ConsumerTerms(
        SluiceDestination destination,
        @Nullable Selector selector,
        boolean noLocal,
        SubscriptionKind kind,
        @Nullable String name) {
    /** A subscription's name is at least this long possible (section 4.2.4); more than that helps nobody. */
    private static final int LONGEST_NAME = 1_024;

    /** Returns the terms of a consumer of a queue, or of an unshared subscription that is not durable. */
    public static ConsumerTerms plain(@Nullable Destination destination, @Nullable String selector, boolean noLocal)
            throws JMSException {
        SluiceDestination ours = checked(destination);
        boolean topic = !ours.address().isQueue();
        return new ConsumerTerms(ours, parse(selector), noLocal && topic, SubscriptionKind.UNNAMED, null);
    }

    /** Returns the terms of a consumer of a subscription with a name. */
    public static ConsumerTerms named(
            SubscriptionKind kind,
            @Nullable Topic topic,
            @Nullable String name,
            @Nullable String selector,
            boolean noLocal)
            throws JMSException {
        SluiceDestination ours = checked(topic);
        if (ours.address().isQueue()) {
            throw new InvalidDestinationException(ours + " is a queue; only topics have subscriptions.");
        }
        return new ConsumerTerms(ours, parse(selector), noLocal, kind, checkedName(name));
    }

    /** Refuses options after the name that the engine would not know. */
    private static SluiceDestination checked(@Nullable Destination destination) throws JMSException {
        SluiceDestination ours = Destinations.of(destination);
        Destinations.settings(ours);
        return ours;
    }

    private static String checkedName(@Nullable String name) throws JMSException {
        if (name == null || name.isBlank()) {
            throw new JMSException("The name of the subscription is missing; give it one.");
        }
        if (name.length() > LONGEST_NAME) {
            throw new JMSException("The name of the subscription has " + name.length() + " characters; at most "
                    + LONGEST_NAME + " are possible.");
        }
        return name;
    }

    /**
     * Refuses an unshared durable subscription to a connection without client id (section 8.3.3).
     *
     * @throws IllegalStateException if the client id is null
     */
    public static void requireClientId(@Nullable String clientId) throws IllegalStateException {
        if (clientId == null) {
            throw new IllegalStateException(
                    "An unshared durable subscription needs a client id: call setClientID on the connection, or set"
                            + " 'clientId' on the connection factory; or use a shared durable subscription.");
        }
    }

    /** Returns a selector compiled; null for none, as which a blank one counts. */
    static @Nullable Selector parse(@Nullable String selector) {
        return selector == null || selector.isBlank() ? null : Selector.parse(selector);
    }

    @Nullable
    String selectorText() {
        return selector == null ? null : selector.text();
    }

    /** Returns what the engine is to open. */
    public ReceiverSpec spec() {
        return new ReceiverSpec(destination.address(), selector, noLocal, kind, name, destination.options());
    }
}
