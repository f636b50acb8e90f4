package dev.sluice.jms.naming;

import java.util.function.Supplier;

import jakarta.jms.JMSException;

import dev.sluice.core.error.BrokerException;
import dev.sluice.jms.SluiceConnectionFactory;
import dev.sluice.jms.SluiceXAConnectionFactory;
import dev.sluice.jms.destination.Destinations;
import dev.sluice.jms.destination.SluiceDestination;
import dev.sluice.jms.destination.SluiceQueue;
import dev.sluice.jms.destination.SluiceTopic;

/** What a property can bind a name to, and how the property's key begins. */
enum BindingKind {
    CONNECTION_FACTORY("connectionFactory.", SluiceConnectionFactory.class) {
        /** A factory has setters, so everybody gets their own. The first one shows whether the address is legal. */
        @Override
        Supplier<Object> open(String brokerUrl) throws BrokerException {
            SluiceConnectionFactory unused = new SluiceConnectionFactory(brokerUrl);
            return () -> new SluiceConnectionFactory(brokerUrl);
        }
    },
    XA_CONNECTION_FACTORY("xaConnectionFactory.", SluiceXAConnectionFactory.class) {
        @Override
        Supplier<Object> open(String brokerUrl) throws BrokerException {
            SluiceConnectionFactory unused = new SluiceXAConnectionFactory(brokerUrl);
            return () -> new SluiceXAConnectionFactory(brokerUrl);
        }
    },
    QUEUE("queue.", SluiceQueue.class) {
        @Override
        Supplier<Object> open(String text) throws JMSException {
            SluiceDestination queue = Destinations.queue(text);
            return () -> queue;
        }
    },
    TOPIC("topic.", SluiceTopic.class) {
        @Override
        Supplier<Object> open(String text) throws JMSException {
            SluiceDestination topic = Destinations.topic(text);
            return () -> topic;
        }
    };

    private final String prefix;
    private final Class<?> type;

    BindingKind(String prefix, Class<?> type) {
        this.prefix = prefix;
        this.type = type;
    }

    /**
     * Reads what a property's value describes.
     *
     * @return what gives the object
     * @throws JMSException if the value is malformed
     * @throws BrokerException if the value is malformed
     */
    abstract Supplier<Object> open(String value) throws JMSException, BrokerException;

    /** Returns whether the objects are connection factories. */
    boolean isFactory() {
        return this == CONNECTION_FACTORY || this == XA_CONNECTION_FACTORY;
    }

    /** Returns how the key of a property of this kind begins. */
    String prefix() {
        return prefix;
    }

    /** Returns the class of the objects. */
    Class<?> type() {
        return type;
    }

    /** Returns whether a property's key is of this kind. Other providers' users write the first word in either case. */
    boolean isKindOf(String key) {
        return key.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
