package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import dev.sluice.tck.Jms;

/** What {@link Jms} does for the classic API, for the simplified one. */
final class Contexts {
    private Contexts() {}

    /** Opens a context with a client id of its own. */
    static JMSContext withClientId(Jms jms) {
        JMSContext context = jms.context();
        context.setClientID(jms.name("client"));
        return context;
    }

    /** Returns a queue that nobody else uses. */
    static Queue queue(JMSContext context, Jms jms) {
        return context.createQueue(jms.name("queue"));
    }

    /** Returns a topic that nobody else uses. */
    static Topic topic(JMSContext context, Jms jms) {
        return context.createTopic(jms.name("topic"));
    }

    /** Returns a destination that nobody else uses. */
    static Destination destination(Domain domain, JMSContext context, Jms jms) {
        return domain == Domain.QUEUE ? queue(context, jms) : topic(context, jms);
    }

    /** Sends texts, in order. */
    static void send(JMSContext context, Destination destination, String... texts) {
        JMSProducer producer = context.createProducer();
        for (String text : texts) {
            producer.send(destination, text);
        }
    }

    /** Sends texts, in order, by a context of one's own: for other threads than the test's. */
    static void send(ConnectionFactory factory, Destination destination, String... texts) {
        try (JMSContext context = factory.createContext()) {
            send(context, destination, texts);
        }
    }

    /** Receives a message that must come. */
    static Message receive(JMSConsumer consumer) {
        Message message = consumer.receive(Jms.PATIENCE.toMillis());
        if (message == null) {
            throw new AssertionError("No message came within " + Jms.PATIENCE.toSeconds() + " s.");
        }
        return message;
    }

    /** Receives a text message that must come, and returns its text. */
    static String receiveText(JMSConsumer consumer) throws JMSException {
        return ((TextMessage) receive(consumer)).getText();
    }

    /** Receives text messages that must come, and returns their texts. */
    static List<String> receiveTexts(JMSConsumer consumer, int count) throws JMSException {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            texts.add(receiveText(consumer));
        }
        return texts;
    }

    /** Checks that no message comes. */
    static void receiveNothing(JMSConsumer consumer) {
        Message message = consumer.receive(Jms.SILENCE.toMillis());
        if (message != null) {
            throw new AssertionError("A message came that must not: " + message);
        }
    }

    /** Has a listener of this consumer do something when a message arrives; tells what that throws, if anything. */
    static CompletableFuture<Optional<Throwable>> callInListener(JMSConsumer consumer, OtherThread.Action action) {
        CompletableFuture<Optional<Throwable>> thrown = new CompletableFuture<>();
        consumer.setMessageListener(message -> thrown.complete(Optional.ofNullable(catchThrowable(action::run))));
        return thrown;
    }

    /** Returns the texts of the messages that a browser of a new connection shows. */
    static List<String> browseTexts(Queue queue, Jms jms) throws JMSException {
        JMSContext context = jms.context();
        context.start();
        return browseTexts(context, queue, null);
    }

    /** Returns the texts of the messages that a browser with a selector shows; the context must have been started. */
    static List<String> browseTexts(JMSContext context, Queue queue, String selector) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (QueueBrowser browser = context.createBrowser(queue, selector)) {
            Enumeration<?> messages = browser.getEnumeration();
            for (Object message : Collections.list(messages)) {
                texts.add(((TextMessage) message).getText());
            }
        }
        return texts;
    }
}
