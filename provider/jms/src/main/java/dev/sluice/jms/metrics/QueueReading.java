package dev.sluice.jms.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.Depth;
import dev.sluice.core.admin.QueueSnapshot;
import dev.sluice.core.admin.Source;
import dev.sluice.core.admin.Totals;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.LossReason;

/**
 * What the meters of a queue or subscription are read from. If it goes while they are read, they stay as they were.
 *
 * <p>Threads: any.
 */
final class QueueReading {
    private final BrokerAdmin admin;
    private final Source source;
    private volatile QueueSnapshot last;

    QueueReading(BrokerAdmin admin, Source source) {
        this.admin = admin;
        this.source = source;
        this.last = admin.at(source).snapshot();
    }

    private QueueSnapshot now() {
        try {
            last = admin.at(source).snapshot();
        } catch (BrokerException gone) {
            // It is gone; its meters go next.
        }
        return last;
    }

    private Depth depth() {
        return now().depth();
    }

    private Totals totals() {
        return now().totals();
    }

    static Meters<QueueReading> meters(MeterRegistry registry, Tags tags, QueueReading reading) {
        Meters<QueueReading> meters = new Meters<>(registry, tags, reading);
        addGauges(meters);
        addCounters(meters);
        addTroubles(meters);
        return meters;
    }

    private static void addGauges(Meters<QueueReading> meters) {
        meters.gauge("sluice.queue.capacity", "Messages it holds at most", r -> r.depth()
                .capacity());
        meters.gauge("sluice.queue.used", "Messages that count toward the capacity", r -> r.depth()
                .used());
        meters.gauge("sluice.queue.capacity.bytes", "Bytes it holds at most", r -> r.depth()
                .capacityBytes());
        meters.gauge("sluice.queue.used.bytes", "Bytes that count toward the capacity", r -> r.depth()
                .usedBytes());
        meters.gauge("sluice.queue.pending", "Messages that wait for a consumer", r -> r.depth()
                .pending());
        meters.gauge(
                "sluice.queue.delayed", "Messages not due yet", r -> r.depth().delayed());
        meters.gauge("sluice.queue.inflight", "Messages handed over and not acknowledged", r -> r.depth()
                .inFlight());
        meters.gauge("sluice.queue.blocked", "Producers that wait for space", r -> r.depth()
                .blockedProducers());
        meters.gauge("sluice.queue.consumers", "Consumers there are", r -> r.now()
                .consumers()
                .size());
        meters.age(
                "sluice.queue.age",
                "For how long its oldest pending message could have been received",
                r -> r.depth().oldestAge().toMillis());
    }

    private static void addCounters(Meters<QueueReading> meters) {
        meters.counter("sluice.queue.published", "Messages that entered", r -> r.totals()
                .published());
        meters.counter("sluice.queue.delivered", "Hand-overs, redeliveries included", r -> r.totals()
                .delivered());
        meters.counter("sluice.queue.redelivered", "Hand-overs that were not the first", r -> r.totals()
                .redelivered());
        meters.counter("sluice.queue.acknowledged", "Messages acknowledged", r -> r.totals()
                .acknowledged());
        meters.counter("sluice.queue.removed", "Messages taken out by an operator", r -> r.totals()
                .removed());
    }

    private static void addTroubles(Meters<QueueReading> meters) {
        for (LossReason reason : LossReason.values()) {
            meters.counter(
                    "sluice.queue.lost", "Messages lost, by reason", Tags.of("reason", reason.name()), r -> r.totals()
                            .lost(reason));
        }
        meters.counter("sluice.queue.deadlettered", "Lost messages of which there is a dead letter", r -> r.totals()
                .deadLettered());
        meters.counter("sluice.queue.timedout", "Deliveries not acknowledged in time", r -> r.totals()
                .timedOut());
        meters.counter("sluice.queue.late", "Acknowledgements that came too late", r -> r.totals()
                .settledLate());
        meters.counter("sluice.queue.refused", "Sends that failed for want of space", r -> r.totals()
                .refused());
    }
}
