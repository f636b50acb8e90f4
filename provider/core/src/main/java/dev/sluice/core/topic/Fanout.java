package dev.sluice.core.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.selector.Equality;
import dev.sluice.core.selector.Selector;

/**
 * Who gets which message of a topic: the subscriptions that take everything, those that must be found by the value of a
 * property, and those that must be asked one by one.
 *
 * <p>A selector that demands {@code property = value} is asked only for messages with that value, so that ten thousand of
 * them cost a message no more than one.
 *
 * <p>Threads: asked by any, without a lock; changed by one at a time. A message goes to every subscription that was added
 * before and is not removed, and may go to one that comes or goes meanwhile.
 */
final class Fanout {
    private final Group<Subscription> everybody = new Group<>(Subscription[]::new);
    private final Group<MessageQueue> unconditional = new Group<>(MessageQueue[]::new);
    private final Group<Subscription> asked = new Group<>(Subscription[]::new);

    /** By property, and its value, those that demand this value. */
    private final Map<String, Map<Object, Group<Subscription>>> demanding = new ConcurrentHashMap<>();

    /** Does nothing if it was added before. */
    void add(Subscription subscription) {
        if (!everybody.add(subscription.number(), subscription)) {
            return;
        }
        Equality demand = demand(subscription.selector());
        if (subscription.isUnconditional()) {
            unconditional.add(subscription.number(), subscription.queue());
        } else if (demand == null) {
            asked.add(subscription.number(), subscription);
        } else {
            demanding
                    .computeIfAbsent(demand.identifier(), property -> new ConcurrentHashMap<>())
                    .computeIfAbsent(demand.value(), value -> new Group<>(Subscription[]::new))
                    .add(subscription.number(), subscription);
        }
    }

    /** Does nothing if it was not added, or was removed before. */
    void remove(Subscription subscription) {
        if (!everybody.remove(subscription.number())) {
            return;
        }
        Equality demand = demand(subscription.selector());
        if (subscription.isUnconditional()) {
            unconditional.remove(subscription.number());
        } else if (demand == null) {
            asked.remove(subscription.number());
        } else {
            removeDemanding(subscription, demand);
        }
    }

    /** Groups that are empty go, because values may be many, and each be used once. */
    private void removeDemanding(Subscription subscription, Equality demand) {
        demanding.computeIfPresent(demand.identifier(), (property, byValue) -> {
            byValue.computeIfPresent(demand.value(), (value, group) -> {
                group.remove(subscription.number());
                return group.isEmpty() ? null : group;
            });
            return byValue.isEmpty() ? null : byValue;
        });
    }

    private static @Nullable Equality demand(@Nullable Selector selector) {
        return selector == null || selector.requiredEqualities().isEmpty()
                ? null
                : selector.requiredEqualities().get(0);
    }

    /** Returns all subscriptions, in the order in which they were made. */
    List<Subscription> subscriptions() {
        return List.of(everybody.members());
    }

    /** Returns the queues a message goes to. Not to be changed. */
    MessageQueue[] targets(Envelope envelope) {
        Found found = new Found(unconditional.members());
        found.addWanting(asked.members(), envelope);
        if (!demanding.isEmpty()) {
            demanding.forEach(
                    (property, byValue) -> addDemanding(byValue, Equality.key(property, envelope), envelope, found));
        }
        return found.toArray();
    }

    private static void addDemanding(
            Map<Object, Group<Subscription>> byValue, @Nullable Object key, Envelope envelope, Found found) {
        Group<Subscription> candidates = key == null ? null : byValue.get(key);
        if (candidates != null) {
            found.addWanting(candidates.members(), envelope);
        }
    }

    /** Queues found so far; shares the array of the unconditional ones until there is another. */
    private static final class Found {
        private MessageQueue[] queues;
        private int count;

        Found(MessageQueue[] first) {
            this.queues = first;
            this.count = first.length;
        }

        void addWanting(Subscription[] candidates, Envelope envelope) {
            for (Subscription candidate : candidates) {
                if (candidate.wants(envelope)) {
                    if (count == queues.length) {
                        queues = Arrays.copyOf(queues, count + 4 + count / 2);
                    }
                    queues[count++] = candidate.queue();
                }
            }
        }

        MessageQueue[] toArray() {
            return count == queues.length ? queues : Arrays.copyOf(queues, count);
        }
    }
}
