package dev.sluice.tck.tests;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;

/** The send methods of a producer. Those with options send with the delivery mode, priority and time to live named here. */
enum SendForm {
    MESSAGE {
        @Override
        void send(MessageProducer producer, Destination to, Message message, CompletionListener listener)
                throws JMSException {
            producer.send(message);
        }
    },
    MESSAGE_WITH_OPTIONS {
        @Override
        void send(MessageProducer producer, Destination to, Message message, CompletionListener listener)
                throws JMSException {
            producer.send(message, MODE, PRIORITY, TIME_TO_LIVE);
        }
    },
    DESTINATION {
        @Override
        void send(MessageProducer producer, Destination to, Message message, CompletionListener listener)
                throws JMSException {
            producer.send(to, message);
        }
    },
    DESTINATION_WITH_OPTIONS {
        @Override
        void send(MessageProducer producer, Destination to, Message message, CompletionListener listener)
                throws JMSException {
            producer.send(to, message, MODE, PRIORITY, TIME_TO_LIVE);
        }
    },
    ASYNC_MESSAGE {
        @Override
        void send(MessageProducer producer, Destination to, Message message, CompletionListener listener)
                throws JMSException {
            producer.send(message, listener);
        }
    },
    ASYNC_MESSAGE_WITH_OPTIONS {
        @Override
        void send(MessageProducer producer, Destination to, Message message, CompletionListener listener)
                throws JMSException {
            producer.send(message, MODE, PRIORITY, TIME_TO_LIVE, listener);
        }
    },
    ASYNC_DESTINATION {
        @Override
        void send(MessageProducer producer, Destination to, Message message, CompletionListener listener)
                throws JMSException {
            producer.send(to, message, listener);
        }
    },
    ASYNC_DESTINATION_WITH_OPTIONS {
        @Override
        void send(MessageProducer producer, Destination to, Message message, CompletionListener listener)
                throws JMSException {
            producer.send(to, message, MODE, PRIORITY, TIME_TO_LIVE, listener);
        }
    };

    static final int MODE = DeliveryMode.NON_PERSISTENT;
    static final int PRIORITY = 8;
    static final long TIME_TO_LIVE = 600_000;

    /** Those that do not name a destination, and so need a producer that was created with one. */
    static final Set<SendForm> FOR_BOUND =
            EnumSet.of(MESSAGE, MESSAGE_WITH_OPTIONS, ASYNC_MESSAGE, ASYNC_MESSAGE_WITH_OPTIONS);

    /** Those that name a destination, and so need a producer that was created without. */
    static final Set<SendForm> FOR_UNBOUND = EnumSet.complementOf(EnumSet.copyOf(FOR_BOUND));

    /** Those that are given a listener. */
    static final Set<SendForm> ASYNC = EnumSet.range(ASYNC_MESSAGE, ASYNC_DESTINATION_WITH_OPTIONS);

    /** Sends; what this form has no use for is left out. */
    abstract void send(MessageProducer producer, Destination to, Message message, CompletionListener listener)
            throws JMSException;

    boolean hasOptions() {
        return name().endsWith("WITH_OPTIONS");
    }
}
