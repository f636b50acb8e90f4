package dev.sluice.jms.internal.connection;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.Receiver;
import dev.sluice.core.message.Delivery;
import dev.sluice.jms.internal.message.Acknowledger;
import dev.sluice.jms.internal.message.MessageFactory;
import dev.sluice.jms.internal.message.MessageSettings;
import dev.sluice.jms.internal.message.MessageSource;
import dev.sluice.jms.internal.message.SluiceMessage;
import dev.sluice.jms.internal.session.SluiceSession;

/**
 * Messages that a connection consumer has received and assigns to one session. They are received before it is known to which,
 * so what acknowledges them is filled in later.
 *
 * <p>Threads: one at a time; its messages as those of the session.
 */
final class Batch implements Acknowledger {
    private final Receiver receiver;
    private final MessageSource source;
    private final List<SluiceMessage> messages = new ArrayList<>();

    private volatile @Nullable Acknowledger session;

    /**
     * Creates a batch.
     *
     * @param receiver what receives its messages
     * @param settings what all messages have in common
     * @param first the first one, just received
     */
    Batch(Receiver receiver, MessageSettings settings, Delivery first) {
        this.receiver = receiver;
        this.source = new MessageSource(settings, receiver, this);
        add(first);
    }

    private void add(Delivery delivery) {
        messages.add(MessageFactory.received(delivery, source));
    }

    /** Receives more messages, as long as there are any. */
    void fill(int maxMessages) {
        while (messages.size() < maxMessages) {
            Delivery delivery = receiver.poll();
            if (delivery == null) {
                return;
            }
            add(delivery);
        }
    }

    /** Loads the session; if that is not possible, the messages go back. */
    void loadInto(SluiceSession target) throws JMSException {
        session = target.acknowledger();
        boolean loaded = false;
        try {
            target.load(messages);
            loaded = true;
        } finally {
            if (!loaded) {
                giveBack();
            }
        }
    }

    /** Gives the messages back, as if they had never been received. */
    void giveBack() {
        messages.forEach(SluiceMessage::undo);
    }

    @Override
    public void acknowledge(SluiceMessage message) throws JMSException {
        Acknowledger target = session;
        if (target != null) {
            target.acknowledge(message);
        }
    }
}
