package dev.sluice.tck.tests;

import jakarta.jms.JMSConsumer;

import dev.sluice.tck.Jms;

/** The methods that receive the body of a message that is there. */
enum BodyForm {
    RECEIVE_BODY {
        @Override
        <T> T receive(JMSConsumer consumer, Class<T> type) {
            return consumer.receiveBody(type);
        }
    },
    RECEIVE_BODY_WITHIN {
        @Override
        <T> T receive(JMSConsumer consumer, Class<T> type) {
            return consumer.receiveBody(type, Jms.PATIENCE.toMillis());
        }
    },
    RECEIVE_BODY_NO_WAIT {
        @Override
        <T> T receive(JMSConsumer consumer, Class<T> type) {
            long began = System.nanoTime();
            T body;
            do {
                body = consumer.receiveBodyNoWait(type);
            } while (body == null && System.nanoTime() - began < Jms.PATIENCE.toNanos());
            return body;
        }
    };

    /** Receives the body of the next message. */
    abstract <T> T receive(JMSConsumer consumer, Class<T> type);
}
