package dev.sluice.samples.backpressure;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.pacing.AdaptivePacer;
import dev.sluice.samples.work.Unchecked;

/**
 * Publishes, and tells its pacer how it went: so the interval grows whenever a message was dropped, and shrinks again with each
 * that was not. A program that may wait has it easier: with {@code producer.pacing=adaptive}, its producers do that by
 * themselves.
 */
final class FastPublisher {
    private final JMSContext context;
    private final JMSProducer producer;
    private final Topic topic;
    private final AdaptivePacer pacer;
    private final Chronicle chronicle;
    private int last;

    FastPublisher(JMSContext context, Topic topic, AdaptivePacer pacer, Chronicle chronicle) {
        this.context = context;
        this.producer = context.createProducer();
        this.topic = topic;
        this.pacer = pacer;
        this.chronicle = chronicle;
    }

    void publish() {
        String text = "event-" + ++last;
        TextMessage message = context.createTextMessage(text);
        producer.send(topic, message);
        // The broker says on the sent message how many subscriptions have dropped it.
        boolean dropped = Unchecked.get(() -> message.getIntProperty(ProviderProperties.DROPPED)) > 0;
        chronicle.published(text, pacer.interval(), dropped);
        if (dropped) {
            pacer.backPressure(); // the chronicle listens to the pacer
        } else {
            pacer.succeeded();
        }
        chronicle.intervalIs(pacer.interval());
    }
}
