package dev.sluice.core.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerListener;
import dev.sluice.core.admin.BrokerSnapshot;
import dev.sluice.core.admin.Depth;
import dev.sluice.core.admin.QueueAdmin;
import dev.sluice.core.admin.QueueSnapshot;
import dev.sluice.core.admin.Source;
import dev.sluice.core.admin.TopicAdmin;
import dev.sluice.core.admin.TopicSnapshot;
import dev.sluice.core.admin.Totals;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.pacing.Pacers;
import dev.sluice.core.policy.Nearest;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.topic.Subscription;
import dev.sluice.core.topic.Topic;

/** The in-VM engine in the hands of an operator. Threads: any. */
final class VmAdmin implements BrokerAdmin {
    private final VmEngine engine;
    private final Destinations destinations;
    private final Snapshots snapshots;

    VmAdmin(VmEngine engine) {
        this.engine = engine;
        this.destinations = engine.destinations();
        this.snapshots = new Snapshots(destinations, engine.clock());
    }

    VmEngine engine() {
        return engine;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    // ---------------------------------------------------------------- looking

    @Override
    public BrokerSnapshot snapshot() {
        List<QueueSnapshot> queues = queues();
        List<QueueSnapshot> subscriptions = subscriptions();
        List<QueueSnapshot> all =
                Stream.concat(queues.stream(), subscriptions.stream()).toList();
        Collection<Topic> topics = destinations.topics().all();
        return new BrokerSnapshot(
                engine.name(),
                Instant.ofEpochMilli(engine.clock().millis()),
                engine.isRunning(),
                engine.connectionCount(),
                queues.size(),
                topics.size(),
                subscriptions.size(),
                countConsumers(all),
                destinations.past().withoutSubscriber()
                        + topics.stream().mapToLong(Topic::withoutSubscriber).sum(),
                all.stream().map(QueueSnapshot::depth).reduce(Depth.NONE, Depth::plus),
                engine.pacers().totals(),
                all.stream()
                        .map(QueueSnapshot::totals)
                        .reduce(destinations.past().totals(), Totals::plus)
                        .plus(Totals.ofDuplicates(topics.stream()
                                .mapToLong(topic -> topic.duplicates().duplicates())
                                .sum())));
    }

    /** One that receives from several queues is counted once. */
    private static int countConsumers(List<QueueSnapshot> all) {
        Set<String> ids = new HashSet<>();
        all.forEach(source ->
                source.consumers().forEach(consumer -> ids.add(consumer.id().id())));
        return ids.size();
    }

    @Override
    public List<QueueSnapshot> queues() {
        return destinations.queueNames().stream()
                .map(Address::queue)
                .map(this::snapshotOrNull)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable QueueSnapshot snapshotOrNull(Address address) {
        MessageQueue queue = destinations.findQueue(address);
        return queue == null ? null : snapshots.of(address, queue);
    }

    @Override
    public List<TopicSnapshot> topics() {
        return destinations.topics().all().stream()
                .sorted(Comparator.comparing(topic -> topic.address().name()))
                .map(snapshots::of)
                .toList();
    }

    @Override
    public List<QueueSnapshot> subscriptions() {
        return destinations.subscriptions().all().stream()
                .sorted(Comparator.comparing((Subscription subscription) ->
                                subscription.topic().name())
                        .thenComparing(subscription -> subscription.id().toString()))
                .map(snapshots::of)
                .toList();
    }

    // ---------------------------------------------------------------- one of them

    @Override
    public QueueAdmin queue(String name) {
        VmQueueAdmin queue = new VmQueueAdmin(this, Source.queue(name));
        queue.found();
        return queue;
    }

    @Override
    public TopicAdmin topic(String name) {
        VmTopicAdmin topic = new VmTopicAdmin(this, Address.topic(name));
        topic.found();
        return topic;
    }

    @Override
    public QueueAdmin subscription(SubscriptionId id) {
        Subscription subscription = destinations.subscriptions().find(id).orElseThrow(() -> noSubscription(id));
        return new VmQueueAdmin(this, Snapshots.source(subscription));
    }

    @Override
    public QueueAdmin at(Source source) {
        SubscriptionId subscription = source.subscription();
        if (subscription != null) {
            return subscription(subscription);
        }
        if (!source.address().isQueue()) {
            throw new BrokerException(
                    BrokerError.NO_SUCH_ADDRESS,
                    source + " is not a queue or subscription. Use topic(\""
                            + source.address().name() + "\").");
        }
        return queue(source.address().name());
    }

    @Override
    public boolean exists(Source source) {
        SubscriptionId subscription = source.subscription();
        if (subscription != null) {
            return destinations.subscriptions().find(subscription).isPresent();
        }
        Address address = source.address();
        return address.isQueue()
                ? destinations.findQueue(address) != null
                : destinations.topics().find(address) != null;
    }

    BrokerException noSubscription(SubscriptionId id) {
        List<String> names = destinations.subscriptions().all().stream()
                .map(subscription -> subscription.id().name())
                .toList();
        return new BrokerException(
                BrokerError.NO_SUCH_SUBSCRIPTION,
                "There is no " + id + hint(id.name(), names) + ". It was never made, or has ended.");
    }

    BrokerException noQueue(String name) {
        return noAddress("queue", name, destinations.queueNames());
    }

    BrokerException noTopic(String name) {
        return noAddress(
                "topic",
                name,
                destinations.topics().all().stream()
                        .map(topic -> topic.address().name())
                        .toList());
    }

    private static BrokerException noAddress(String kind, String name, Collection<String> known) {
        return new BrokerException(
                BrokerError.NO_SUCH_ADDRESS,
                "There is no " + kind + " '" + name + "'" + hint(name, known)
                        + ". It was never used, or was deleted; a " + kind + " is made when it is first used.");
    }

    private static String hint(String name, Collection<String> known) {
        return Nearest.suggestion(name, known);
    }

    // ---------------------------------------------------------------- listening

    @Override
    public Pacers pacers() {
        return engine.pacers();
    }

    @Override
    public void addListener(BrokerListener listener) {
        engine.events().add(listener);
    }

    @Override
    public void removeListener(BrokerListener listener) {
        engine.events().remove(listener);
    }
}
