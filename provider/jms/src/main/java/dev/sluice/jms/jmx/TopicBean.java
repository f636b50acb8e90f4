package dev.sluice.jms.jmx;

import java.util.List;

import dev.sluice.core.address.Address;
import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.Moved;
import dev.sluice.core.admin.TopicAdmin;
import dev.sluice.core.admin.TopicSnapshot;

/** Shows a topic. Threads: any. */
final class TopicBean implements TopicMXBean {
    private final BrokerAdmin admin;
    private final Address address;

    TopicBean(BrokerAdmin admin, Address address) {
        this.admin = admin;
        this.address = address;
    }

    private TopicAdmin topic() {
        return admin.topic(address.name());
    }

    private TopicSnapshot now() {
        return Commands.run(() -> topic().snapshot());
    }

    @Override
    public String getName() {
        return address.toString();
    }

    @Override
    public boolean isTemporary() {
        return now().temporary();
    }

    @Override
    public boolean isPaused() {
        return now().paused();
    }

    @Override
    public long getPublished() {
        return now().published();
    }

    @Override
    public long getWithoutSubscriber() {
        return now().withoutSubscriber();
    }

    @Override
    public long getDuplicates() {
        return now().duplicates();
    }

    @Override
    public List<String> getSubscriptions() {
        return now().subscriptions().stream()
                .map(subscription -> subscription.source().toString())
                .toList();
    }

    @Override
    public long getPending() {
        return now().depth().pending();
    }

    @Override
    public void pause() {
        Commands.perform(() -> topic().pause());
    }

    @Override
    public void resume() {
        Commands.perform(() -> topic().resume());
    }

    @Override
    public Moved replayDeadLetters() {
        return Commands.run(() -> topic().replayDeadLetters());
    }
}
