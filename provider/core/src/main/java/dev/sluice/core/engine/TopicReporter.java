package dev.sluice.core.engine;

import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.BrokerEvents;
import dev.sluice.core.topic.Subscription;
import dev.sluice.core.topic.Topic;
import dev.sluice.core.topic.TopicListener;

/** Reports the coming and going of topics and subscriptions to those who listen. Threads: any. */
final class TopicReporter implements TopicListener {
    private final BrokerEvents events;
    private final PastFigures past;

    TopicReporter(BrokerEvents events, PastFigures past) {
        this.events = events;
        this.past = past;
    }

    @Override
    public void topicMade(Topic topic) {
        events.publish(at -> new BrokerEvent.DestinationCreated(at, topic.address()));
    }

    @Override
    public void subscribed(Subscription subscription) {
        events.publish(at -> new BrokerEvent.SubscriptionCreated(at, Snapshots.source(subscription)));
    }

    @Override
    public void unsubscribed(Subscription subscription) {
        past.ended(subscription.queue());
        events.publish(at -> new BrokerEvent.SubscriptionEnded(at, Snapshots.source(subscription)));
    }
}
