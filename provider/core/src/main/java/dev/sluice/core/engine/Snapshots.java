package dev.sluice.core.engine;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.admin.ConsumerSnapshot;
import dev.sluice.core.admin.Depth;
import dev.sluice.core.admin.QueueSnapshot;
import dev.sluice.core.admin.Source;
import dev.sluice.core.admin.TopicSnapshot;
import dev.sluice.core.admin.Totals;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.QueueFigures;
import dev.sluice.core.selector.Selector;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.topic.Subscription;
import dev.sluice.core.topic.Topic;

/** Takes snapshots of queues, topics and subscriptions for operators. Threads: any; stateless. */
final class Snapshots {
    private final Destinations destinations;
    private final BrokerClock clock;

    Snapshots(Destinations destinations, BrokerClock clock) {
        this.destinations = destinations;
        this.clock = clock;
    }

    static Source source(Subscription subscription) {
        return new Source(subscription.topic(), subscription.id());
    }

    QueueSnapshot of(Address address, MessageQueue queue) {
        return of(new Source(address, null), destinations.isTemporary(address), null, queue);
    }

    QueueSnapshot of(Subscription subscription) {
        return of(
                source(subscription),
                !subscription.id().isDurable(),
                text(subscription.selector()),
                subscription.queue());
    }

    private QueueSnapshot of(Source source, boolean temporary, @Nullable String selector, MessageQueue queue) {
        QueueFigures figures = queue.figures();
        return new QueueSnapshot(
                source,
                temporary,
                selector,
                figures.paused(),
                depth(queue, figures),
                totals(figures),
                consumers(figures));
    }

    TopicSnapshot of(Topic topic) {
        List<QueueSnapshot> subscriptions =
                topic.subscriptions().stream().map(this::of).toList();
        return new TopicSnapshot(
                topic.address(),
                destinations.isTemporary(topic.address()),
                topic.isPaused(),
                topic.published(),
                topic.withoutSubscriber(),
                topic.duplicates().duplicates(),
                subscriptions);
    }

    private Depth depth(MessageQueue queue, QueueFigures figures) {
        QueueFigures.Depth depth = figures.depth();
        long age = figures.oldestMillis() == 0 ? 0 : Math.max(0, clock.millis() - figures.oldestMillis());
        return new Depth(
                queue.policy().capacity(),
                depth.used(),
                queue.policy().bounds().bytes(),
                depth.usedBytes(),
                depth.pending(),
                depth.delayed(),
                depth.inFlight(),
                depth.blockedSenders(),
                Duration.ofMillis(age));
    }

    private static Totals totals(QueueFigures figures) {
        return totals(figures, 0);
    }

    /** What is still in flight in a queue that was closed counts as removed: whatever becomes of it, nobody will see. */
    static Totals lastTotals(QueueFigures figures) {
        return totals(figures, figures.depth().inFlight());
    }

    private static Totals totals(QueueFigures figures, long alsoRemoved) {
        QueueFigures.Totals totals = figures.totals();
        return new Totals(
                totals.published(),
                totals.delivered(),
                totals.redelivered(),
                totals.acknowledged(),
                figures.lost(),
                totals.deadLettered(),
                totals.removed() + alsoRemoved,
                totals.timedOut(),
                totals.settledLate(),
                totals.refused());
    }

    private static List<ConsumerSnapshot> consumers(QueueFigures figures) {
        return figures.readers().stream()
                .map(reader -> new ConsumerSnapshot(
                        reader.owner(),
                        text(reader.selector()),
                        reader.started(),
                        reader.inFlight(),
                        reader.setAside(),
                        reader.keys(),
                        reader.delivered(),
                        reader.acknowledged()))
                .toList();
    }

    private static @Nullable String text(@Nullable Selector selector) {
        return selector == null ? null : selector.text();
    }
}
