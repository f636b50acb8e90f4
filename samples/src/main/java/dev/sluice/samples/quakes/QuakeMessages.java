package dev.sluice.samples.quakes;

import java.time.Instant;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

import org.jspecify.annotations.Nullable;

/**
 * Seismic events as messages: what selectors shall see are properties, and the place is the body. What is not known about
 * an event is left out, so that no selector is true of it.
 */
final class QuakeMessages {
    private static final int LOWEST_PRIORITY = 0;
    private static final int HIGHEST_PRIORITY = 9;

    private QuakeMessages() {}

    static Message write(Quake quake, Session session) throws JMSException {
        Message message = session.createTextMessage(quake.place());
        message.setJMSType(quake.type());
        message.setStringProperty("id", quake.id());
        message.setStringProperty("time", quake.time().toString());
        message.setStringProperty("network", quake.network());
        message.setStringProperty("region", quake.region());
        setIfKnown(message, "magnitude", quake.magnitude());
        setIfKnown(message, "depth", quake.depth());
        return message;
    }

    private static void setIfKnown(Message message, String name, @Nullable Double value) throws JMSException {
        if (value != null) {
            message.setDoubleProperty(name, value);
        }
    }

    static Quake read(Message message) throws JMSException {
        return new Quake(
                message.getStringProperty("id"),
                Instant.parse(message.getStringProperty("time")),
                message.getJMSType(),
                message.getStringProperty("network"),
                message.getStringProperty("region"),
                message.getBody(String.class),
                ifKnown(message, "magnitude"),
                ifKnown(message, "depth"));
    }

    private static @Nullable Double ifKnown(Message message, String name) throws JMSException {
        return message.propertyExists(name) ? message.getDoubleProperty(name) : null;
    }

    /** Returns the magnitude without its decimals, within what a priority can be: strong events overtake weak ones. */
    static int priority(Quake quake) {
        Double magnitude = quake.magnitude();
        double rounded = magnitude == null ? LOWEST_PRIORITY : Math.floor(magnitude);
        return (int) Math.max(LOWEST_PRIORITY, Math.min(HIGHEST_PRIORITY, rounded));
    }
}
