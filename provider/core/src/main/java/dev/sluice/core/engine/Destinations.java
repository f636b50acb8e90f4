package dev.sluice.core.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.BrokerEvents;
import dev.sluice.core.admin.Source;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.DestinationPolicy;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.queue.DuplicateWindow;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.topic.Route;
import dev.sluice.core.topic.Subscriptions;
import dev.sluice.core.topic.Topic;
import dev.sluice.core.topic.Topics;

/**
 * The queues, topics and subscriptions of an engine. Queues and topics come into being when they are first used.
 *
 * <p>Threads: any.
 */
final class Destinations {
    private final PolicyTable policies;
    private final BrokerClock clock;
    private final BrokerEvents events;
    private final DeadLetters deadLetters;
    private final PastFigures past = new PastFigures();

    /** What settings come to: thousands of queues may have the same, and share it. */
    private final Map<Settings, DestinationPolicy> bySettings = new ConcurrentHashMap<>();

    private final Map<String, MessageQueue> queues = new ConcurrentHashMap<>();
    private final Set<Address> temporaries = ConcurrentHashMap.newKeySet();
    private final List<QueueWatch> watches = new CopyOnWriteArrayList<>();
    private final Topics topics;
    private final Subscriptions subscriptions;

    private final AtomicLong deletions = new AtomicLong();

    /**
     * Wants to know of every queue, present and future, whose address is covered by a pattern or composite.
     *
     * @param onQueue told of a queue that there is, maybe more than once, and maybe when it has just ended
     * @param onEnd told of every queue that has ended, whether it was covered or not
     */
    record QueueWatch(Address addresses, Consumer<MessageQueue> onQueue, Consumer<MessageQueue> onEnd) {}

    Destinations(EngineConfig config, BrokerEvents events) {
        this.policies = config.policies();
        this.clock = config.clock();
        this.events = events;
        this.deadLetters = new DeadLetters(this, clock);
        TopicReporter reporter = new TopicReporter(events, past);
        this.topics = new Topics(reporter, this::newDuplicateWindow);
        this.subscriptions = new Subscriptions(
                topics,
                naming -> newQueue(new Source(naming.terms().topic(), naming.id()), policyOf(settingsFor(naming))),
                reporter);
    }

    /** A subscription to a composite gets what is said for the first part: one queue can have but one policy. */
    private Settings settingsFor(Subscriptions.Naming naming) {
        String topic = naming.terms().topic().parts().get(0).name();
        SubscriptionId id = naming.id();
        return id.kind() == SubscriptionId.Kind.UNNAMED
                ? policies.settingsFor(topic)
                : policies.settingsFor(topic, id.name());
    }

    private MessageQueue newQueue(Source source, DestinationPolicy policy) {
        QueueReporter reporter = new QueueReporter(source, events, deadLetters, new LossLog(source, clock));
        return new MessageQueue(source.toString(), policy, clock, reporter);
    }

    private MessageQueue newQueue(Address plain) {
        return newQueue(new Source(plain, null), policyFor(plain));
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }

    /** Returns what has happened in what has ended. */
    PastFigures past() {
        return past;
    }

    private DuplicateWindow newDuplicateWindow(Address topic) {
        Source source = new Source(topic, null);
        LossLog log = new LossLog(source, clock);
        DestinationPolicy policy = policyOf(policies.settingsFor(topic.name()));
        return new DuplicateWindow(topic.toString(), policy.duplicates(), clock, duplicate -> {
            events.publish(at -> new BrokerEvent.MessageLost(at, source, duplicate, LossReason.DUPLICATE, 0, null));
            log.lost(LossReason.DUPLICATE, policy, null);
        });
    }

    Topics topics() {
        return topics;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Collection<MessageQueue> queues() {
        return queues.values();
    }

    /** Returns the names of all queues, in order. */
    SortedSet<String> queueNames() {
        return new TreeSet<>(queues.keySet());
    }

    /**
     * Returns the queue of a plain address, made if need be.
     *
     * @throws BrokerException {@link BrokerError#NO_SUCH_ADDRESS} if it is temporary and was deleted
     */
    MessageQueue queue(Address plain) {
        MessageQueue known = queues.get(plain.name());
        if (known != null) {
            return known;
        }
        if (plain.isTemporary()) {
            throw new BrokerException(
                    BrokerError.NO_SUCH_ADDRESS, "There is no " + plain + " any more: it was deleted.");
        }
        return create(plain);
    }

    private MessageQueue create(Address plain) {
        MessageQueue mine = newQueue(plain);
        MessageQueue raced = queues.putIfAbsent(plain.name(), mine);
        if (raced != null) {
            return raced;
        }
        events.publish(at -> new BrokerEvent.DestinationCreated(at, plain));
        for (QueueWatch watch : watches) {
            if (watch.addresses.covers(plain)) {
                watch.onQueue.accept(mine);
            }
        }
        return mine;
    }

    private DestinationPolicy policyFor(Address queue) {
        Settings settings = policies.settingsFor(queue.name());
        return policies.isDeadLetterQueue(queue.name())
                ? DestinationPolicy.ofDeadLetterQueue(settings)
                : policyOf(settings);
    }

    private DestinationPolicy policyOf(Settings settings) {
        DestinationPolicy known = bySettings.get(settings);
        if (known == null) {
            known = DestinationPolicy.of(settings);
            bySettings.put(settings, known);
        }
        return known;
    }

    /** Returns where dead letters are of messages sent to a topic: what its settings say, and those of its subscriptions. */
    Set<Address> deadLetterQueuesOf(Address topic) {
        return Stream.concat(
                        Stream.of(policyOf(policies.settingsFor(topic.name()))),
                        topics.get(topic).subscriptions().stream()
                                .map(subscription -> subscription.queue().policy()))
                .map(DestinationPolicy::deadLetters)
                .filter(policy -> !policy.queue().isEmpty())
                .map(policy -> policy.queueFor(topic))
                .collect(Collectors.toSet());
    }

    @Nullable
    MessageQueue findQueue(Address plain) {
        return queues.get(plain.name());
    }

    /** Hands over every queue that is covered now, and from now on every new one; a queue may be handed over twice. */
    void watch(QueueWatch watch) {
        watches.add(watch);
        for (Address part : watch.addresses.parts()) {
            if (part.isPlain()) {
                watch.onQueue.accept(queue(part));
            }
        }
        queues.forEach((name, queue) -> {
            Address address = Address.queue(name);
            // A temporary queue belongs to one connection, so no pattern reaches it.
            if (watch.addresses.covers(address) && !isTemporary(address)) {
                watch.onQueue.accept(queue);
            }
        });
    }

    void unwatch(QueueWatch watch) {
        watches.remove(watch);
    }

    /** Returns where messages for an address go. */
    Route route(Address address) {
        if (address.isComposite()) {
            List<Route.Part> parts = new ArrayList<>();
            for (Address part : address.parts()) {
                parts.add(new Route.Part(part, route(part)));
            }
            return new Route.ToAll(parts);
        }
        if (address.isPattern()) {
            throw new BrokerException(
                    BrokerError.INVALID_NAME,
                    "Cannot send to " + address
                            + ": wildcards are for receiving. Name each destination, separated by commas.");
        }
        return address.isQueue() ? new Route.ToQueue(queue(address)) : new Route.ToTopic(topics.get(address));
    }

    /**
     * Makes a temporary destination. It exists from now until it is deleted; nobody's pattern covers it. Those who listen are
     * to be told by the caller, who holds a lock.
     */
    void addTemporary(Address address) {
        temporaries.add(address);
        if (address.isQueue()) {
            queues.put(address.name(), newQueue(address));
        } else {
            topics.addTemporary(address);
        }
    }

    /** Returns whether a temporary destination has this kind and name, however the address was come by. */
    boolean isTemporary(Address plain) {
        return temporaries.contains(plain);
    }

    boolean hasReceivers(Address plain) {
        if (plain.isQueue()) {
            MessageQueue queue = queues.get(plain.name());
            return queue != null && queue.readerCount() > 0;
        }
        Topic topic = topics.find(plain);
        return topic != null && !topic.subscriptions().isEmpty();
    }

    /** Ends a temporary destination, which must be one; does nothing if it has ended. */
    void deleteTemporary(Address address) {
        MessageQueue queue = address.isQueue() ? queues.get(address.name()) : null;
        Topic topic = address.isQueue() ? null : topics.find(address);
        if (queue != null) {
            end(address, queue);
        }
        if (topic != null) {
            topics.delete(address);
            past.ended(topic);
            events.publish(at -> new BrokerEvent.DestinationDeleted(at, address));
        }
        temporaries.remove(address);
    }

    /** Ends a queue; does nothing if it has ended. */
    void end(Address address, MessageQueue queue) {
        if (queues.remove(address.name(), queue)) {
            if (!isTemporary(address)) {
                deletions.incrementAndGet();
            }
            queue.close();
            watches.forEach(watch -> watch.onEnd.accept(queue));
            past.ended(queue);
            events.publish(at -> new BrokerEvent.DestinationDeleted(at, address));
        }
    }

    /**
     * Returns how often a queue has ended whose name may be used again: whoever has looked one up before the last time, looks
     * it up anew.
     */
    long deletions() {
        return deletions.get();
    }

    void close() {
        subscriptions.close();
        queues.values().forEach(MessageQueue::close);
        queues.clear();
    }
}
