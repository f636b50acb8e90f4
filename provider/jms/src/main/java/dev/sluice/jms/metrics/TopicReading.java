package dev.sluice.jms.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import dev.sluice.core.address.Address;
import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.TopicSnapshot;
import dev.sluice.core.error.BrokerException;

/**
 * What the meters of a topic are read from. If it goes while they are read, they stay as they were.
 *
 * <p>Threads: any.
 */
final class TopicReading {
    private final BrokerAdmin admin;
    private final Address address;
    private volatile TopicSnapshot last;

    TopicReading(BrokerAdmin admin, Address address) {
        this.admin = admin;
        this.address = address;
        this.last = admin.topic(address.name()).snapshot();
    }

    private TopicSnapshot now() {
        try {
            last = admin.topic(address.name()).snapshot();
        } catch (BrokerException gone) {
            // It is gone; its meters go next.
        }
        return last;
    }

    static Meters<TopicReading> meters(MeterRegistry registry, Tags tags, TopicReading reading) {
        Meters<TopicReading> meters = new Meters<>(registry, tags, reading);
        meters.gauge("sluice.topic.subscriptions", "Subscriptions there are", r -> r.now()
                .subscriptions()
                .size());
        meters.counter(
                "sluice.topic.published", "Messages sent to it", r -> r.now().published());
        meters.counter("sluice.topic.unwanted", "Messages sent to it that nobody wanted", r -> r.now()
                .withoutSubscriber());
        meters.counter("sluice.topic.duplicates", "Messages dropped as duplicates", r -> r.now()
                .duplicates());
        return meters;
    }
}
