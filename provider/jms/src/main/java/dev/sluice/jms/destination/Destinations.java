package dev.sluice.jms.destination;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.NameOptions;
import dev.sluice.core.policy.Settings;

/** Turns names, addresses and the destinations of other providers into ours. */
public final class Destinations {
    private Destinations() {}

    /**
     * Returns the queue of this name.
     *
     * @param name the name, perhaps with options
     * @throws InvalidDestinationException if it is null or malformed
     */
    public static SluiceQueue queue(@Nullable String name) throws InvalidDestinationException {
        return new SluiceQueue(parse(DestinationKind.QUEUE, name));
    }

    /**
     * Returns the topic of this name.
     *
     * @param name the name, perhaps with options
     * @throws InvalidDestinationException if it is null or malformed
     */
    public static SluiceTopic topic(@Nullable String name) throws InvalidDestinationException {
        return new SluiceTopic(parse(DestinationKind.TOPIC, name));
    }

    /**
     * Returns the destination that a {@linkplain SluiceDestination#getReference() reference} describes.
     *
     * @param kind {@code queue}, {@code topic}, {@code temporary-queue} or {@code temporary-topic}
     * @param name the name, perhaps with options
     * @throws InvalidDestinationException if the kind is unknown, or the name null or malformed
     */
    public static SluiceDestination named(String kind, @Nullable String name) throws InvalidDestinationException {
        try {
            DestinationKind known = DestinationKind.of(kind);
            return NewDestination.of(known, parse(known, name), null);
        } catch (BrokerException e) {
            throw invalid(e.getMessage(), e);
        }
    }

    /** Returns the destination of this address: a temporary one if the address is, but one that cannot be deleted. */
    public static SluiceDestination of(Address address) {
        return NewDestination.of(DestinationKind.of(address), DestinationText.of(address), null);
    }

    /**
     * Returns a new temporary destination.
     *
     * @param address its temporary address
     * @param owner who deletes it
     */
    public static SluiceDestination temporary(Address address, TemporaryOwner owner) {
        return NewDestination.of(DestinationKind.of(address), DestinationText.of(address), owner);
    }

    /**
     * Returns a destination as one of ours: itself, or ours of the same name where it is another provider's. An object
     * that is both a queue and a topic is a queue if it has a queue name.
     *
     * @throws InvalidDestinationException if it is null, neither a queue nor a topic, or without a proper name
     */
    public static SluiceDestination of(@Nullable Destination destination) throws InvalidDestinationException {
        if (destination instanceof SluiceDestination ours) {
            return ours;
        }
        if (destination == null) {
            throw invalid("The destination is null; name a queue or a topic.", null);
        }
        try {
            return adopt(destination);
        } catch (InvalidDestinationException e) {
            throw e;
        } catch (JMSException e) {
            throw invalid("The name of a " + destination.getClass().getName() + " cannot be read.", e);
        }
    }

    /**
     * Returns the address of a destination, as {@link #of(Destination)} understands it.
     *
     * @throws InvalidDestinationException if it is null, neither a queue nor a topic, or without a proper name
     */
    public static Address address(@Nullable Destination destination) throws InvalidDestinationException {
        return of(destination).address();
    }

    /**
     * Returns what the options after a destination's name say.
     *
     * @throws InvalidDestinationException if one is unknown, naming the nearest known, or has an illegal value
     */
    public static Settings settings(SluiceDestination destination) throws InvalidDestinationException {
        try {
            return NameOptions.read(destination.options());
        } catch (BrokerException e) {
            throw invalid("The options of " + destination + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static SluiceDestination adopt(Destination foreign) throws JMSException {
        if (foreign instanceof Queue queue && queue.getQueueName() != null) {
            return queue(queue.getQueueName());
        }
        if (foreign instanceof Topic topic && topic.getTopicName() != null) {
            return topic(topic.getTopicName());
        }
        throw invalid("A " + foreign.getClass().getName() + " is neither a queue nor a topic with a name.", null);
    }

    private static DestinationText parse(DestinationKind kind, @Nullable String name)
            throws InvalidDestinationException {
        try {
            return DestinationText.parse(kind, name);
        } catch (InvalidDestinationRuntimeException e) {
            throw invalid(e.getMessage(), e);
        }
    }

    private static InvalidDestinationException invalid(@Nullable String reason, @Nullable Exception cause) {
        InvalidDestinationException invalid = new InvalidDestinationException(reason, BrokerError.INVALID_NAME.name());
        if (cause != null) {
            invalid.initCause(cause);
            invalid.setLinkedException(cause);
        }
        return invalid;
    }
}
