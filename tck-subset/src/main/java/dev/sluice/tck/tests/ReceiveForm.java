package dev.sluice.tck.tests;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;

import dev.sluice.tck.Jms;

/** The receive methods that wait, for long at least. */
enum ReceiveForm {
    FOR_EVER {
        @Override
        Message from(MessageConsumer consumer) throws JMSException {
            return consumer.receive();
        }
    },
    WITH_TIME_OUT_ZERO {
        @Override
        Message from(MessageConsumer consumer) throws JMSException {
            return consumer.receive(0);
        }
    },
    WITH_TIME_OUT {
        @Override
        Message from(MessageConsumer consumer) throws JMSException {
            return consumer.receive(10 * Jms.PATIENCE.toMillis());
        }
    };

    abstract Message from(MessageConsumer consumer) throws JMSException;
}
