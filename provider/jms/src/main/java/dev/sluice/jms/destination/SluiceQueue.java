package dev.sluice.jms.destination;

import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.Queue;

/**
 * A queue by name: each message sent to it goes to one consumer (Jakarta Messaging 4.1).
 *
 * <pre>{@code
 * Queue orders = new SluiceQueue("orders");
 * Queue preferred = new SluiceQueue("orders?consumer.weight=3");
 * }</pre>
 */
public final class SluiceQueue extends SluiceDestination implements Queue {
    private static final long serialVersionUID = 1L;

    /**
     * Creates a name. Nothing is created in any broker.
     *
     * @param name the name, perhaps with options: {@code name?key=value&key=value}, keys and values percent-encoded
     * @throws InvalidDestinationRuntimeException if the name is null or malformed
     */
    public SluiceQueue(String name) {
        this(DestinationText.parse(DestinationKind.QUEUE, name));
    }

    SluiceQueue(DestinationText text) {
        super(DestinationKind.QUEUE, text);
    }

    /** Returns the name with its options, as it was given. */
    @Override
    public String getQueueName() {
        return text();
    }
}
