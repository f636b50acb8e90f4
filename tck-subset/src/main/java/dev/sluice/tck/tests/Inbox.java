package dev.sluice.tck.tests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;

import org.awaitility.Awaitility;

import dev.sluice.tck.Jms;

/** A listener that remembers the messages it is given, and does with each of them what a test says. Threads: any. */
final class Inbox implements MessageListener {
    private final Reaction reaction;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger handled = new AtomicInteger();

    /** What to do with a message. Unchecked exceptions reach the provider; all else that is thrown fails the test. */
    @FunctionalInterface
    interface Reaction {
        void to(Message message) throws Exception;
    }

    /** A listener that only remembers. */
    Inbox() {
        this(message -> {});
    }

    Inbox(Reaction reaction) {
        this.reaction = reaction;
    }

    @Override
    public void onMessage(Message message) {
        messages.add(message);
        try {
            reaction.to(message);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            failures.add(e);
        } finally {
            handled.incrementAndGet();
        }
    }

    /** Waits until so many messages have been handled. */
    void await(int count) {
        Waiting.until(() -> !failures.isEmpty() || handled.get() >= count);
        if (!failures.isEmpty()) {
            throw new AssertionError("A listener failed.", failures.get(0));
        }
    }

    /** Checks that for a little while no message comes beyond so many. */
    void staysAt(int count) {
        Awaitility.await()
                .during(Jms.SILENCE)
                .atMost(Jms.PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .failFast("A message came that must not.", () -> messages.size() > count)
                .until(() -> messages.size() == count);
    }

    /** Returns the messages so far, in the order of their arrival. */
    List<Message> messages() {
        return messages;
    }

    /** Returns the texts of the messages so far. */
    List<String> texts() throws JMSException {
        List<String> texts = new ArrayList<>();
        for (Message message : messages) {
            texts.add(((TextMessage) message).getText());
        }
        return texts;
    }
}
