package dev.sluice.tck.tests;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;

import dev.sluice.tck.Jms;

/** The methods of a consumer of the simplified API that receive. */
enum JmsConsumerForm {
    RECEIVE {
        @Override
        Object receive(JMSConsumer consumer) throws JMSException {
            return textOf(consumer.receive());
        }
    },
    RECEIVE_WITHIN {
        @Override
        Object receive(JMSConsumer consumer) throws JMSException {
            return textOf(consumer.receive(LONG_MILLIS));
        }
    },
    RECEIVE_FOR_EVER {
        @Override
        Object receive(JMSConsumer consumer) throws JMSException {
            return textOf(consumer.receive(0));
        }
    },
    RECEIVE_BODY {
        @Override
        Object receive(JMSConsumer consumer) {
            return consumer.receiveBody(String.class);
        }
    },
    RECEIVE_BODY_WITHIN {
        @Override
        Object receive(JMSConsumer consumer) {
            return consumer.receiveBody(String.class, LONG_MILLIS);
        }
    },
    RECEIVE_BODY_FOR_EVER {
        @Override
        Object receive(JMSConsumer consumer) {
            return consumer.receiveBody(String.class, 0);
        }
    };

    private static final long LONG_MILLIS = 6 * Jms.PATIENCE.toMillis();

    /** Those that receive a message. */
    static final Set<JmsConsumerForm> OF_MESSAGES = EnumSet.range(RECEIVE, RECEIVE_FOR_EVER);

    /** Waits for a text message; returns its text, or null if none came. */
    abstract Object receive(JMSConsumer consumer) throws JMSException;

    private static Object textOf(Message message) throws JMSException {
        return message == null ? null : ((TextMessage) message).getText();
    }
}
