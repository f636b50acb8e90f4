package dev.sluice.samples.groups;

import java.time.Duration;
import java.util.Random;

import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;

import dev.sluice.samples.work.Unchecked;

/**
 * What a message says.
 *
 * @param key what it is about: the order counts among messages of the same key
 * @param number which of its key it is, from 1
 * @param workMillis how long the work on it takes
 */
record Item(String key, int number, long workMillis) {
    /** Properties that the standard has for this. */
    private static final String KEY = "JMSXGroupID";

    private static final String NUMBER = "JMSXGroupSeq";

    private static final String WORK = "workMillis";

    static Item random(Random chance, int keys, int[] numbers, long meanWorkMillis) {
        int key = chance.nextInt(keys);
        return new Item("key-" + (key + 1), ++numbers[key], Math.round(2 * meanWorkMillis * chance.nextDouble()));
    }

    void send(JMSContext context, Destination destination) {
        JMSProducer producer = context.createProducer();
        producer.setProperty(KEY, key).setProperty(NUMBER, number).setProperty(WORK, workMillis);
        producer.send(destination, context.createMessage());
    }

    static Item of(Message message) {
        return Unchecked.get(() -> new Item(
                message.getStringProperty(KEY), message.getIntProperty(NUMBER), message.getLongProperty(WORK)));
    }

    Duration work() {
        return Duration.ofMillis(workMillis);
    }
}
