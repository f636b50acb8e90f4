package dev.sluice.samples.acknowledge;

import java.util.Objects;
import java.util.Random;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;

import dev.sluice.core.message.Envelope;
import dev.sluice.samples.work.Unchecked;

/** The orders: each has a number, and says how many of its deliveries will fail. */
final class Orders {
    private static final String NUMBER = "number";
    private static final String FAILURES = "failures";

    private final Terms terms;
    private final Random chance;
    private int last;

    Orders(Terms terms) {
        this.terms = terms;
        this.chance = terms.seed.random();
    }

    void send(JMSContext context, Queue queue) {
        JMSProducer producer = context.createProducer();
        for (int i = 0; i < terms.orders; i++) {
            boolean difficult = chance.nextDouble() < terms.difficult;
            int failures = 1 + chance.nextInt(terms.maxDeliveries);
            producer.setProperty(NUMBER, ++last)
                    .setProperty(FAILURES, difficult ? failures : 0)
                    .send(queue, context.createMessage());
        }
    }

    static int number(Message order) {
        return Unchecked.get(() -> order.getIntProperty(NUMBER));
    }

    static int number(Envelope order) {
        return (Integer) Objects.requireNonNull(order.properties().get(NUMBER));
    }

    /** Returns which delivery of the order it is: 1 for the first. */
    static int attempt(Message order) {
        return Unchecked.get(() -> order.getIntProperty("JMSXDeliveryCount"));
    }

    /** Returns whether this delivery of the order will fail. */
    static boolean fails(Message order) {
        return attempt(order) <= Unchecked.get(() -> order.getIntProperty(FAILURES));
    }
}
