package dev.sluice.tck.tests;

import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;

import dev.sluice.tck.Jms;

/** A destination with a producer and a consumer of one context: what is sent comes back. */
record ContextLoop(JMSContext context, Destination destination, JMSConsumer consumer, JMSProducer producer) {
    /** Opens a loop over a queue. */
    static ContextLoop open(Jms jms) {
        return open(Domain.QUEUE, jms.context(), jms);
    }

    /** Opens a loop over a queue, in a mode. */
    static ContextLoop open(ContextMode mode, Jms jms) {
        return open(Domain.QUEUE, mode.open(jms), jms);
    }

    /** Opens a loop in a context. */
    static ContextLoop open(Domain domain, JMSContext context, Jms jms) {
        Destination destination = Contexts.destination(domain, context, jms);
        return new ContextLoop(context, destination, context.createConsumer(destination), context.createProducer());
    }

    /** Sends a message and returns what arrives; the caller's type says what kind that must be. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller's cast checks it
    <T extends Message> T pass(T message) {
        producer.send(destination, message);
        return (T) receive();
    }

    /** Sends texts, in order. */
    void send(String... texts) {
        Contexts.send(context, destination, texts);
    }

    /** Returns the next message. */
    Message receive() {
        return Contexts.receive(consumer);
    }

    /** Returns the text of the next message. */
    String receiveText() throws JMSException {
        return Contexts.receiveText(consumer);
    }

    /** Returns whether an action waits until the listener that it finds running has returned. */
    boolean waitsForTheListener(OtherThread.Action action, Jms jms) throws Exception {
        Hold hold = new Hold();
        consumer.setMessageListener(new Inbox(message -> hold.stay()));
        Contexts.send(jms.context(), destination, "text");
        hold.awaitEntered();

        OtherThread<Boolean> acting = OtherThread.calls(() -> {
                    action.run();
                    return hold.isLeft();
                })
                .untilItWaits();
        hold.release();
        return acting.result();
    }
}
