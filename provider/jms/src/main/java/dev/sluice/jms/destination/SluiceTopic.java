package dev.sluice.jms.destination;

import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.Topic;

/**
 * A topic by name: each message sent to it goes to every subscription (Jakarta Messaging 4.2).
 *
 * <pre>{@code
 * Topic prices = new SluiceTopic("prices.eu");
 * Topic all = new SluiceTopic("prices.>");
 * }</pre>
 */
public final class SluiceTopic extends SluiceDestination implements Topic {
    private static final long serialVersionUID = 1L;

    /**
     * Creates a name. Nothing is created in any broker.
     *
     * @param name the name, perhaps with options: {@code name?key=value&key=value}, keys and values percent-encoded
     * @throws InvalidDestinationRuntimeException if the name is null or malformed
     */
    public SluiceTopic(String name) {
        this(DestinationText.parse(DestinationKind.TOPIC, name));
    }

    SluiceTopic(DestinationText text) {
        super(DestinationKind.TOPIC, text);
    }

    /** Returns the name with its options, as it was given. */
    @Override
    public String getTopicName() {
        return text();
    }
}
