package dev.sluice.jms.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerFollower;

/**
 * A broker as meters: {@code new SluiceMetrics(broker.admin()).bindTo(registry)}.
 *
 * <p>Meters {@code sluice.broker.*} are of the broker as a whole and have the tag {@code broker}. Meters {@code sluice.queue.*}
 * are of each queue and each named subscription, {@code sluice.topic.*} of each topic, from when it comes until it goes; they
 * have the tags {@code broker}, {@code kind} (queue, topic or subscription), {@code destination}, {@code subscription} and
 * {@code client}, with {@code none} where there is none. Temporary destinations and subscriptions without a name come and go by
 * the thousand, so they have no meters of their own; their messages are in those of the broker.
 *
 * <p>A meter is read when the registry asks: it takes the lock of its queue for as long as it takes to read some numbers, and
 * nothing is done meanwhile.
 *
 * <p>Threads: any. It lives as long as the broker, or until it is closed.
 */
public final class SluiceMetrics implements MeterBinder, AutoCloseable {
    private final BrokerAdmin admin;
    private final List<BrokerFollower> followers = new CopyOnWriteArrayList<>();
    private final List<BrokerMeters> brokers = new CopyOnWriteArrayList<>();

    /**
     * Prepares meters.
     *
     * @param admin the broker they are of
     */
    public SluiceMetrics(BrokerAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        String broker = admin.snapshot().name();
        brokers.add(new BrokerMeters(admin, registry, broker));
        followers.add(BrokerFollower.follow(admin, new SourceMeters(admin, registry, broker)));
    }

    /** Removes all meters. Closing twice does nothing. */
    @Override
    public void close() {
        followers.forEach(BrokerFollower::close);
        brokers.forEach(BrokerMeters::close);
    }
}
