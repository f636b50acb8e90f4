package dev.sluice.tck.tests;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import dev.sluice.tck.Jms;

/** A destination with a producer and a consumer: what is sent comes back. */
final class Loop {
    private final Session session;
    private final Destination destination;
    private final MessageConsumer consumer;
    private final MessageProducer producer;

    private Loop(Session session, Destination destination) throws JMSException {
        this.session = session;
        this.destination = destination;
        this.consumer = session.createConsumer(destination);
        this.producer = session.createProducer(destination);
    }

    /** Opens a loop over a queue. */
    static Loop open(Jms jms) throws JMSException {
        return open(Domain.QUEUE, jms);
    }

    /** Opens a loop over a destination of a kind. */
    static Loop open(Domain domain, Jms jms) throws JMSException {
        return open(domain, jms.session(), jms);
    }

    /** Opens a loop in a session. */
    static Loop open(Domain domain, Session session, Jms jms) throws JMSException {
        return new Loop(session, domain.destination(jms, session));
    }

    Session session() {
        return session;
    }

    Destination destination() {
        return destination;
    }

    MessageConsumer consumer() {
        return consumer;
    }

    MessageProducer producer() {
        return producer;
    }

    /** Sends a message and returns what arrives; the caller's type says what kind that must be. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller's cast checks it
    <T extends Message> T pass(T message) throws JMSException {
        producer.send(message);
        return (T) Jms.receive(consumer);
    }

    /** Returns the next message. */
    Message receive() throws JMSException {
        return Jms.receive(consumer);
    }
}
