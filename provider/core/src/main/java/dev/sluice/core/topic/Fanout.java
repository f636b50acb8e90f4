package dev.sluice.core.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
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
 * <p>Immutable; a change makes another.
 */
final class Fanout {
    static final Fanout NOBODY = new Fanout(List.of());

    private final List<Subscription> subscriptions;
    private final MessageQueue[] unconditional;
    private final Subscription[] asked;

    /** By property, and its value, those that demand this value. */
    private final Map<String, Map<Object, Subscription[]>> demanding;

    private final boolean isConditional;

    /** Set once the topic is deleted. */
    private final @Nullable Address deleted;

    private Fanout(List<Subscription> subscriptions) {
        this(subscriptions, null);
    }

    private Fanout(List<Subscription> subscriptions, @Nullable Address deleted) {
        this.deleted = deleted;
        this.subscriptions = subscriptions;
        this.unconditional = subscriptions.stream()
                .filter(Subscription::isUnconditional)
                .map(Subscription::queue)
                .toArray(MessageQueue[]::new);
        List<Subscription> askedOneByOne = new ArrayList<>();
        this.demanding = index(subscriptions, askedOneByOne);
        this.asked = askedOneByOne.toArray(Subscription[]::new);
        this.isConditional = unconditional.length < subscriptions.size() || deleted != null;
    }

    /** Returns what makes every send to a deleted topic fail. */
    static Fanout deleted(Address address) {
        return new Fanout(List.of(), address);
    }

    private static Map<String, Map<Object, Subscription[]>> index(
            List<Subscription> subscriptions, List<Subscription> others) {
        Map<String, Map<Object, List<Subscription>>> lists = new HashMap<>();
        for (Subscription subscription : subscriptions) {
            @Nullable Equality demand = demand(subscription.selector());
            if (demand != null) {
                lists.computeIfAbsent(demand.identifier(), property -> new HashMap<>())
                        .computeIfAbsent(demand.value(), value -> new ArrayList<>())
                        .add(subscription);
            } else if (!subscription.isUnconditional()) {
                others.add(subscription);
            }
        }
        Map<String, Map<Object, Subscription[]>> index = new HashMap<>();
        lists.forEach((property, byValue) -> {
            Map<Object, Subscription[]> arrays = new HashMap<>();
            byValue.forEach((value, list) -> arrays.put(value, list.toArray(Subscription[]::new)));
            index.put(property, arrays);
        });
        return index;
    }

    private static @Nullable Equality demand(@Nullable Selector selector) {
        return selector == null || selector.requiredEqualities().isEmpty()
                ? null
                : selector.requiredEqualities().get(0);
    }

    Fanout with(Subscription subscription) {
        if (subscriptions.contains(subscription)) {
            return this;
        }
        List<Subscription> more = new ArrayList<>(subscriptions);
        more.add(subscription);
        return new Fanout(List.copyOf(more));
    }

    Fanout without(Subscription subscription) {
        List<Subscription> fewer = new ArrayList<>(subscriptions);
        return fewer.remove(subscription) ? new Fanout(List.copyOf(fewer)) : this;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** Returns the queues a message goes to. Not to be changed. */
    MessageQueue[] targets(Envelope envelope) {
        return isConditional ? select(envelope) : unconditional;
    }

    private MessageQueue[] select(Envelope envelope) {
        if (deleted != null) {
            throw new BrokerException(
                    BrokerError.NO_SUCH_ADDRESS, "There is no " + deleted + " any more: it was deleted.");
        }
        Found found = new Found(unconditional);
        found.addWanting(asked, envelope);
        demanding.forEach((property, byValue) -> {
            Subscription[] candidates = byValue.get(Equality.key(property, envelope));
            if (candidates != null) {
                found.addWanting(candidates, envelope);
            }
        });
        return found.toArray();
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
