package dev.sluice.jms.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerFollower;
import dev.sluice.core.admin.Source;
import dev.sluice.core.error.BrokerException;

/** Meters for each queue, topic and named subscription, for as long as it exists. Threads: told one thing at a time. */
final class SourceMeters implements BrokerFollower.View {
    private final BrokerAdmin admin;
    private final MeterRegistry registry;
    private final String broker;
    private final Map<Source, Meters<?>> meters = new ConcurrentHashMap<>();

    SourceMeters(BrokerAdmin admin, MeterRegistry registry, String broker) {
        this.admin = admin;
        this.registry = registry;
        this.broker = broker;
    }

    @Override
    public void came(Source source) {
        if (isPassing(source)) {
            return;
        }
        try {
            meters.put(source, make(source));
        } catch (BrokerException gone) {
            // It has gone again, which is told next.
        }
    }

    @Override
    public void went(Source source) {
        Meters<?> gone = meters.remove(source);
        if (gone != null) {
            gone.remove();
        }
    }

    private static boolean isPassing(Source source) {
        SubscriptionId subscription = source.subscription();
        return subscription == null
                ? source.address().isTemporary()
                : subscription.kind() == SubscriptionId.Kind.UNNAMED;
    }

    private Meters<?> make(Source source) {
        if (source.subscription() == null && !source.address().isQueue()) {
            return TopicReading.meters(registry, tags(source, "topic"), new TopicReading(admin, source.address()));
        }
        String kind = source.subscription() == null ? "queue" : "subscription";
        return QueueReading.meters(registry, tags(source, kind), new QueueReading(admin, source));
    }

    private Tags tags(Source source, String kind) {
        SubscriptionId subscription = source.subscription();
        return Tags.of(
                "broker",
                broker,
                "kind",
                kind,
                "destination",
                source.address().name(),
                "subscription",
                orNone(subscription == null ? null : subscription.name()),
                "client",
                orNone(subscription == null ? null : subscription.clientId()));
    }

    /** A tag without a value is dropped by some registries, and those of one meter must be the same. */
    private static String orNone(@Nullable String value) {
        return value == null || value.isEmpty() ? "none" : value;
    }
}
