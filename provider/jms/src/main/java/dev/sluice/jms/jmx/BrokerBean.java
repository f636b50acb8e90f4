package dev.sluice.jms.jmx;

import java.util.Map;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerSnapshot;

/** Shows a broker as a whole. Threads: any. */
final class BrokerBean implements BrokerMXBean {
    private final BrokerAdmin admin;

    BrokerBean(BrokerAdmin admin) {
        this.admin = admin;
    }

    private BrokerSnapshot now() {
        return admin.snapshot();
    }

    @Override
    public String getName() {
        return now().name();
    }

    @Override
    public boolean isRunning() {
        return now().running();
    }

    @Override
    public int getConnections() {
        return now().connections();
    }

    @Override
    public int getQueues() {
        return now().queues();
    }

    @Override
    public int getTopics() {
        return now().topics();
    }

    @Override
    public int getSubscriptions() {
        return now().subscriptions();
    }

    @Override
    public int getConsumers() {
        return now().consumers();
    }

    @Override
    public long getPending() {
        return now().depth().pending();
    }

    @Override
    public long getInFlight() {
        return now().depth().inFlight();
    }

    @Override
    public long getBlockedProducers() {
        return now().depth().blockedProducers();
    }

    @Override
    public int getThrottledProducers() {
        return now().pacing().throttling();
    }

    @Override
    public long getBackPressureEvents() {
        return now().pacing().backPressureEvents();
    }

    @Override
    public long getThrottledMillis() {
        return now().pacing().throttled().toMillis();
    }

    @Override
    public long getOldestAgeMillis() {
        return now().depth().oldestAge().toMillis();
    }

    @Override
    public long getPublished() {
        return now().totals().published();
    }

    @Override
    public long getWithoutSubscriber() {
        return now().withoutSubscriber();
    }

    @Override
    public long getAcknowledged() {
        return now().totals().acknowledged();
    }

    @Override
    public Map<String, Long> getLost() {
        return Commands.byName(now().totals().lost());
    }

    @Override
    public long getDeadLettered() {
        return now().totals().deadLettered();
    }
}
