package dev.sluice.jms.destination;

import jakarta.jms.JMSException;
import jakarta.jms.TemporaryTopic;

import org.jspecify.annotations.Nullable;

/**
 * A topic that lives as long as the connection that made it, unless it is {@linkplain #delete() deleted} before. Any
 * connection may send to it; only its own may consume from it (Jakarta Messaging 6.2.2).
 *
 * <p>Where it is received as a reply-to, or deserialized, the object stands for the same topic but cannot delete it.
 */
public final class SluiceTemporaryTopic extends SluiceDestination implements TemporaryTopic {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable TemporaryOwner owner;

    SluiceTemporaryTopic(DestinationText text, @Nullable TemporaryOwner owner) {
        super(DestinationKind.TEMPORARY_TOPIC, text);
        this.owner = owner;
    }

    /** Returns the name, which the broker made. */
    @Override
    public String getTopicName() {
        return text();
    }

    /**
     * Deletes the topic and what is in it.
     *
     * @throws jakarta.jms.IllegalStateException if this object does not come from the connection that made the topic
     * @throws JMSException if it still has consumers
     */
    @Override
    public void delete() throws JMSException {
        deleteThrough(owner);
    }
}
