package dev.sluice.core.engine;

import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.topic.Subscriptions;

/** Receives from a subscription, which may end with it. Threads: any. */
final class SubscriptionReceiver extends QueueReceiver {
    private final Subscriptions subscriptions;
    private final Subscriptions.Opened opened;

    SubscriptionReceiver(
            VmConnection connection, ConsumerId id, Subscriptions subscriptions, Subscriptions.Opened opened) {
        super(connection, id, Snapshots.source(opened.subscription()), opened.reader());
        this.subscriptions = subscriptions;
        this.opened = opened;
    }

    @Override
    void end() {
        subscriptions.close(opened);
    }
}
