package dev.sluice.jms.strict;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;

import org.jspecify.annotations.Nullable;

/** What an application sees of a text message that it was given: which, for which time, and whether it is marked. */
record Delivery(String text, int count, boolean redelivered) {
    /** Returns a first delivery, which is not marked. */
    static Delivery first(String text) {
        return new Delivery(text, 1, false);
    }

    /** Returns a further delivery, which is marked. */
    static Delivery again(String text, int count) {
        return new Delivery(text, count, true);
    }

    static Delivery of(Message message) throws JMSException {
        return new Delivery(
                message.getBody(String.class),
                message.getIntProperty("JMSXDeliveryCount"),
                message.getJMSRedelivered());
    }

    /** A way to receive. */
    @FunctionalInterface
    private interface Receive {
        @Nullable
        Message next() throws JMSException;
    }

    /** Receives all that is there now. */
    static List<Delivery> all(MessageConsumer consumer) throws JMSException {
        return all(consumer::receiveNoWait);
    }

    /** Receives all that is there now. */
    static List<Delivery> all(JMSConsumer consumer) throws JMSException {
        return all(consumer::receiveNoWait);
    }

    private static List<Delivery> all(Receive receive) throws JMSException {
        List<Delivery> all = new ArrayList<>();
        for (Message next = receive.next(); next != null; next = receive.next()) {
            all.add(of(next));
        }
        return all;
    }
}
