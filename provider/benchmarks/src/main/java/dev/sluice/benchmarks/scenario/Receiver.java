package dev.sluice.benchmarks.scenario;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;

import dev.sluice.benchmarks.load.Tally;
import dev.sluice.benchmarks.scenario.Shape.Acknowledgement;

/** Reads, acknowledges and counts the messages of one consumer. */
final class Receiver implements MessageListener {
    /** The property with a message's number among those of its sender. */
    static final String NUMBER = "number";
    /** The property with what tells messages apart, see {@link Shape#key}. */
    static final String KEY = "key";

    private final Shape shape;
    private final Session session;
    private final Tally.Line line;
    private final Probe probe;
    private final Body body;
    private int sinceCommit;

    Receiver(Shape shape, Session session, Tally.Line line, Probe probe) {
        this.shape = shape;
        this.session = session;
        this.line = line;
        this.probe = probe;
        this.body = shape.body().get();
    }

    @Override
    public void onMessage(Message message) {
        try {
            read(message);
        } catch (JMSException | RuntimeException e) {
            line.fail("A receiver failed: " + e);
        }
    }

    private void read(Message message) throws JMSException {
        long number = message.getLongProperty(NUMBER);
        int key = message.getIntProperty(KEY);
        probe.arrived(number);
        if (!body.isIn(message, number)) {
            line.fail("Message " + number + " arrived with another body.");
        }
        acknowledge(message);
        line.arrived(shape.source(key), number);
    }

    private void acknowledge(Message message) throws JMSException {
        if (shape.acknowledgement() == Acknowledgement.CLIENT) {
            message.acknowledge();
        } else if (shape.acknowledgement() == Acknowledgement.TRANSACTED && ++sinceCommit == Shape.TRANSACTION) {
            session.commit();
            sinceCommit = 0;
        }
    }
}
