package dev.sluice.core.topic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

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
 * them cost a message no more than one; and not even then if it demands nothing else.
 *
 * <p>Threads: asked by any; changed by one at a time. A message goes to every subscription that was added before and is not
 * removed, and may go to one that comes or goes meanwhile.
 */
final class Fanout {
    /** All of them, by number. */
    private final Map<Long, Subscription> everybody = new ConcurrentHashMap<>();

    /** Those that demand no value of any property. */
    private final Audience undemanding = new Audience(false);

    /** The others, by property; properties are few, and seldom new. */
    private final List<Index> indexes = new CopyOnWriteArrayList<>();

    /** Those that demand a value of one property, by this value. */
    private static final class Index {
        private final String property;
        private final Function<Envelope, @Nullable Object> keys;
        private final Map<Object, Audience> byValue = new ConcurrentHashMap<>();

        Index(String property) {
            this.property = property;
            this.keys = Equality.keys(property);
        }

        void find(Envelope envelope, Targets targets) {
            Object key = keys.apply(envelope);
            Audience demanding = key == null ? null : byValue.get(key);
            if (demanding != null) {
                demanding.find(envelope, targets);
            }
        }
    }

    /** Does nothing if it was added before. */
    void add(Subscription subscription) {
        if (everybody.putIfAbsent(subscription.number(), subscription) != null) {
            return;
        }
        Equality demand = demand(subscription);
        if (demand == null) {
            undemanding.add(subscription);
        } else {
            index(demand.identifier())
                    .byValue
                    .computeIfAbsent(demand.value(), value -> new Audience(true))
                    .add(subscription);
        }
    }

    /** Does nothing if it was not added, or was removed before. */
    void remove(Subscription subscription) {
        if (everybody.remove(subscription.number()) == null) {
            return;
        }
        Equality demand = demand(subscription);
        if (demand == null) {
            undemanding.remove(subscription);
        } else {
            removeDemanding(subscription, demand);
        }
    }

    /** What is empty goes, because values may be many, and each be used once. */
    private void removeDemanding(Subscription subscription, Equality demand) {
        Index index = index(demand.identifier());
        index.byValue.computeIfPresent(demand.value(), (value, demanding) -> {
            demanding.remove(subscription);
            return demanding.isEmpty() ? null : demanding;
        });
        if (index.byValue.isEmpty()) {
            indexes.remove(index);
        }
    }

    private static @Nullable Equality demand(Subscription subscription) {
        Selector selector = subscription.selector();
        return selector == null || selector.requiredEqualities().isEmpty()
                ? null
                : selector.requiredEqualities().get(0);
    }

    /** Returns the index of a property; made if there is none. */
    private Index index(String property) {
        for (Index index : indexes) {
            if (index.property.equals(property)) {
                return index;
            }
        }
        Index made = new Index(property);
        indexes.add(made);
        return made;
    }

    /** Returns all subscriptions, in the order in which they were made. */
    List<Subscription> subscriptions() {
        return List.copyOf(new TreeMap<>(everybody).values());
    }

    /** Returns the queues a message goes to. Not to be changed. */
    MessageQueue[] targets(Envelope envelope) {
        MessageQueue[] all = indexes.isEmpty() ? undemanding.withoutAsking() : null;
        if (all != null) {
            return all;
        }
        Targets targets = new Targets();
        undemanding.find(envelope, targets);
        for (Index index : indexes) {
            index.find(envelope, targets);
        }
        return targets.toArray();
    }
}
