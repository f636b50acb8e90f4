package dev.sluice.core.topic;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.queue.DuplicateWindow;

/**
 * All topics of an engine. A topic comes into being when it is first named, and with the pattern subscriptions that match
 * it.
 *
 * <p>Threads: any.
 */
public final class Topics {
    private final TopicListener listener;
    private final Function<Address, DuplicateWindow> duplicates;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Topic> byName = new ConcurrentHashMap<>();

    /** Subscriptions whose address, or a part of it, is a pattern. */
    @GuardedBy("lock")
    private final Set<Subscription> patterns = new LinkedHashSet<>();

    /**
     * Creates an empty registry.
     *
     * @param listener told of new topics
     * @param duplicates makes the window of a new topic
     */
    public Topics(TopicListener listener, Function<Address, DuplicateWindow> duplicates) {
        this.listener = listener;
        this.duplicates = duplicates;
    }

    /**
     * Returns the topic of a plain address, made if need be.
     *
     * @throws BrokerException {@link dev.sluice.core.error.BrokerError#NO_SUCH_ADDRESS} if it is temporary and was deleted
     */
    public Topic get(Address plain) {
        Topic known = byName.get(plain.name());
        if (known != null) {
            return known;
        }
        if (plain.isTemporary()) {
            throw Topic.deleted(plain);
        }
        Changes changes = new Changes(listener);
        Topic made = create(plain, changes);
        changes.follow();
        return made;
    }

    /** Makes a temporary topic. Of this one, the listener is not told. */
    public void addTemporary(Address temporary) {
        create(temporary, new Changes(listener));
    }

    private Topic create(Address plain, Changes changes) {
        lock.lock();
        try {
            Topic known = byName.get(plain.name());
            if (known != null) {
                return known;
            }
            Topic topic = new Topic(plain, duplicates.apply(plain));
            for (Subscription subscription : patterns) {
                if (covers(subscription, plain)) {
                    topic.add(subscription);
                }
            }
            byName.put(plain.name(), topic);
            changes.made(topic);
            return topic;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the topic of a plain address, or null if it was never named. */
    public @Nullable Topic find(Address plain) {
        return byName.get(plain.name());
    }

    /** Returns all topics there are. */
    public Collection<Topic> all() {
        return List.copyOf(byName.values());
    }

    /** Ends a topic; whoever still sends to it is refused. */
    public void delete(Address plain) {
        lock.lock();
        try {
            Topic topic = byName.remove(plain.name());
            if (topic != null) {
                topic.delete();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adds a subscription to its topics, which are made if need be. */
    void bind(Subscription subscription, Changes changes) {
        lock.lock();
        try {
            boolean anyPattern = false;
            for (Address part : subscription.topic().parts()) {
                if (part.isPattern()) {
                    anyPattern = true;
                } else if (!part.isTemporary()) {
                    create(part, changes);
                } else if (find(part) == null) {
                    throw Topic.deleted(part);
                }
            }
            if (anyPattern) {
                patterns.add(subscription);
            }
            for (Topic topic : covered(subscription)) {
                topic.add(subscription);
            }
        } finally {
            lock.unlock();
        }
    }

    void unbind(Subscription subscription) {
        lock.lock();
        try {
            patterns.remove(subscription);
            covered(subscription).forEach(topic -> topic.remove(subscription));
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether any topic of a subscription is paused. */
    boolean isAnyPaused(Subscription subscription) {
        return covered(subscription).stream().anyMatch(Topic::isPaused);
    }

    private Collection<Topic> covered(Subscription subscription) {
        Address address = subscription.topic();
        if (address.isPlain()) {
            Topic topic = byName.get(address.name());
            return topic == null ? List.of() : List.of(topic);
        }
        return byName.values().stream()
                .filter(topic -> covers(subscription, topic.address()))
                .toList();
    }

    /** Temporary topics belong to one connection, so no pattern reaches them. */
    private static boolean covers(Subscription subscription, Address plain) {
        Address address = subscription.topic();
        return plain.isTemporary() ? address.parts().contains(plain) : address.covers(plain);
    }
}
