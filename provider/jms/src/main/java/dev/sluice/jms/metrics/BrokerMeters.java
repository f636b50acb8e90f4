package dev.sluice.jms.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.policy.LossReason;

/** The meters of a broker as a whole. Threads: any. */
final class BrokerMeters {
    private final Meters<BrokerAdmin> meters;

    BrokerMeters(BrokerAdmin admin, MeterRegistry registry, String broker) {
        this.meters = new Meters<>(registry, Tags.of("broker", broker), admin);
        addGauges();
        addCounters();
        addPacing();
    }

    private void addGauges() {
        meters.gauge("sluice.broker.connections", "Connections there are", a -> a.snapshot()
                .connections());
        meters.gauge(
                "sluice.broker.queues", "Queues there are", a -> a.snapshot().queues());
        meters.gauge(
                "sluice.broker.topics", "Topics there are", a -> a.snapshot().topics());
        meters.gauge("sluice.broker.subscriptions", "Subscriptions there are", a -> a.snapshot()
                .subscriptions());
        meters.gauge("sluice.broker.consumers", "Consumers there are", a -> a.snapshot()
                .consumers());
        meters.gauge("sluice.broker.pending", "Messages that wait for a consumer", a -> a.snapshot()
                .depth()
                .pending());
        meters.gauge("sluice.broker.inflight", "Messages handed over and not acknowledged", a -> a.snapshot()
                .depth()
                .inFlight());
    }

    private void addPacing() {
        meters.gauge("sluice.broker.throttled", "Producers slowed down by themselves", a -> a.pacers()
                .totals()
                .throttling());
        meters.counter("sluice.broker.backpressure", "How often paced producers met back-pressure", a -> a.pacers()
                .totals()
                .backPressureEvents());
    }

    private void addCounters() {
        meters.counter("sluice.broker.published", "Messages that entered a queue or subscription", a -> a.snapshot()
                .totals()
                .published());
        meters.counter("sluice.broker.acknowledged", "Messages acknowledged", a -> a.snapshot()
                .totals()
                .acknowledged());
        meters.counter("sluice.broker.deadlettered", "Lost messages of which there is a dead letter", a -> a.snapshot()
                .totals()
                .deadLettered());
        meters.counter("sluice.broker.unwanted", "Messages sent to a topic that nobody wanted", a -> a.snapshot()
                .withoutSubscriber());
        for (LossReason reason : LossReason.values()) {
            meters.counter(
                    "sluice.broker.lost",
                    "Messages lost, by reason",
                    Tags.of("reason", reason.name()),
                    a -> a.snapshot().totals().lost(reason));
        }
    }

    void close() {
        meters.remove();
    }
}
