package dev.sluice.jms.strict;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** A listener that notes what it is given before it does what the test wants. */
final class Inbox implements MessageListener {
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Reaction reaction;

    /** What to do with a message. */
    @FunctionalInterface
    interface Reaction {
        void to(Message message) throws JMSException;
    }

    Inbox() {
        this(message -> {});
    }

    Inbox(Reaction reaction) {
        this.reaction = reaction;
    }

    @Override
    public void onMessage(Message message) {
        try {
            deliveries.add(Delivery.of(message));
            reaction.to(message);
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    List<String> texts() {
        return deliveries.stream().map(Delivery::text).toList();
    }
}
