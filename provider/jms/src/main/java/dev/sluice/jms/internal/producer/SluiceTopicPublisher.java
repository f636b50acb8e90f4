package dev.sluice.jms.internal.producer;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Topic;
import jakarta.jms.TopicPublisher;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.destination.SluiceDestination;

/** A producer as the topic domain knows it. */
public final class SluiceTopicPublisher extends SluiceProducer implements TopicPublisher {
    /**
     * Creates a publisher.
     *
     * @param host its session
     * @param sender what it sends through
     * @param topic where it sends, or null if each send says where
     */
    public SluiceTopicPublisher(ProducerHost host, PacedSender sender, @Nullable SluiceDestination topic) {
        super(host, sender, topic);
    }

    @Override
    public @Nullable Topic getTopic() throws JMSException {
        return (Topic) getDestination();
    }

    @Override
    public void publish(Message message) throws JMSException {
        send(message);
    }

    @Override
    public void publish(Message message, int deliveryMode, int priority, long timeToLive) throws JMSException {
        send(message, deliveryMode, priority, timeToLive);
    }

    @Override
    public void publish(Topic topic, Message message) throws JMSException {
        send(topic, message);
    }

    @Override
    public void publish(Topic topic, Message message, int deliveryMode, int priority, long timeToLive)
            throws JMSException {
        send(topic, message, deliveryMode, priority, timeToLive);
    }
}
