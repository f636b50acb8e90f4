package dev.sluice.tck.tests;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import dev.sluice.tck.Jms;

/** A queue with labelled messages, on which selectors are tried by browsing. */
final class Shelf {
    private final Session session;
    private final Queue queue;
    private final MessageProducer producer;

    private Shelf(Session session, Queue queue) throws JMSException {
        this.session = session;
        this.queue = queue;
        this.producer = session.createProducer(queue);
    }

    /** Opens an empty shelf. */
    static Shelf open(Jms jms) throws JMSException {
        Session session = jms.session();
        return new Shelf(session, jms.queue(session));
    }

    /** Sets properties and headers of a message. */
    @FunctionalInterface
    interface Filling {
        void into(Message message) throws JMSException;
    }

    /** Puts a message with a label on the shelf, and returns it. */
    Message put(String label, Filling filling) throws JMSException {
        Message message = session.createTextMessage(label);
        filling.into(message);
        producer.send(message);
        return message;
    }

    Queue queue() {
        return queue;
    }

    MessageProducer producer() {
        return producer;
    }

    /** Returns the labels of the messages that a selector selects. */
    List<String> select(String selector) throws JMSException {
        List<String> labels = new ArrayList<>();
        for (Message message : Enumerations.browse(session, queue, selector)) {
            labels.add(((TextMessage) message).getText());
        }
        return labels;
    }

    /** Returns the labels of the messages that a selector selects; if the selector is refused, it selects none. */
    List<String> selectUnlessRefused(String selector) throws JMSException {
        try {
            return select(selector);
        } catch (InvalidSelectorException refused) {
            return List.of();
        }
    }

    /** Returns whether a selector selects anything. */
    boolean selects(String selector) throws JMSException {
        return !select(selector).isEmpty();
    }

    /** What a condition is for a message. */
    enum Truth {
        TRUE,
        FALSE,
        UNKNOWN
    }

    /**
     * Returns what a condition is for the messages on the shelf: true if it selects them, false if its negation does, unknown
     * if neither does.
     */
    Truth evaluate(String condition) throws JMSException {
        boolean selected = selects(condition);
        boolean negationSelected = selects("NOT (" + condition + ")");
        if (selected && negationSelected) {
            throw new AssertionError("Both " + condition + " and its negation select.");
        }
        return selected ? Truth.TRUE : negationSelected ? Truth.FALSE : Truth.UNKNOWN;
    }
}
