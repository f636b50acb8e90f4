package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;

import dev.sluice.tck.Jms;

/** A connection beside the one that a test is about: sends to that, and sees what that leaves. */
final class Elsewhere {
    private static final String SENTINEL = "sentinel";

    private final Session session;

    private Elsewhere(Session session) {
        this.session = session;
    }

    static Elsewhere open(Jms jms) throws JMSException {
        return new Elsewhere(jms.session());
    }

    /** Sends texts, in order. */
    void send(Destination destination, String... texts) throws JMSException {
        Jms.send(session.createProducer(destination), session, texts);
    }

    /** Receives from a queue. */
    List<Delivery> receive(Destination queue, int count) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(queue)) {
            return Delivery.receive(consumer, count);
        }
    }

    /** Checks that a queue has nothing for others than its consumers so far: what is sent now is the first. */
    void findsNothingIn(Destination queue) throws JMSException {
        send(queue, SENTINEL);
        assertThat(receive(queue, 1)).containsExactly(Delivery.first(SENTINEL));
    }
}
