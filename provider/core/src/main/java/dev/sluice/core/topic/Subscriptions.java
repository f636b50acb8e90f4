package dev.sluice.core.topic;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.address.SubscriptionId.Kind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.QueueReader;
import dev.sluice.core.queue.ReaderTerms;

/**
 * All subscriptions of an engine, and the rules by which they are opened, reopened, shared and ended (Jakarta Messaging
 * 3.1, sections 4.2 and 8.3).
 *
 * <p>Threads: any. The registry's lock may be held when the lock of {@link Topics} or of a queue is taken, never the other
 * way round.
 */
public final class Subscriptions {
    private final Topics topics;
    private final Function<Subscriptions.Naming, MessageQueue> queues;
    private final TopicListener listener;
    private final AtomicLong unnamed = new AtomicLong();
    private final AtomicLong made = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<SubscriptionId, Subscription> byKey = new HashMap<>();

    /**
     * What a queue for a subscription is made for.
     *
     * @param id the subscription
     * @param terms its topic and selector
     */
    public record Naming(SubscriptionId id, SubscriptionTerms terms) {}

    /**
     * Creates an empty registry.
     *
     * @param topics where subscriptions are bound
     * @param queues makes the queue of a new subscription
     * @param listener told of subscriptions that come and go
     */
    public Subscriptions(Topics topics, Function<Naming, MessageQueue> queues, TopicListener listener) {
        this.topics = topics;
        this.queues = queues;
        this.listener = listener;
    }

    /** Returns the id of a new subscription without a name. */
    public SubscriptionId newUnnamed(@Nullable String clientId) {
        return new SubscriptionId(Kind.UNNAMED, clientId, "#" + unnamed.incrementAndGet());
    }

    /**
     * Opens a reader on a subscription, which is made if there is none of this name. A durable one without readers whose
     * terms are others is ended with its messages, and made anew.
     *
     * @param id which
     * @param terms what it is to get
     * @param reader who it is that opens it; without a selector, which is for the subscription to have
     * @param onReady see {@link MessageQueue#open}
     * @throws BrokerException {@link BrokerError#SUBSCRIPTION_IN_USE} if it has a reader and takes only one;
     *     {@link BrokerError#SUBSCRIPTION_CONFLICT} if it exists with other terms and a reader, or as the other kind of
     *     durable subscription
     */
    public Opened open(SubscriptionId id, SubscriptionTerms terms, ReaderTerms reader, ReadyListener onReady) {
        Changes changes = new Changes(listener);
        lock.lock();
        try {
            Subscription subscription = findOrCreate(id, terms, changes);
            return new Opened(subscription, subscription.queue().open(reader, onReady));
        } finally {
            lock.unlock();
            changes.follow();
        }
    }

    /**
     * A reader and what it reads.
     *
     * @param subscription the subscription
     * @param reader the reader
     */
    public record Opened(Subscription subscription, QueueReader reader) {}

    @GuardedBy("lock")
    private Subscription findOrCreate(SubscriptionId id, SubscriptionTerms terms, Changes changes) {
        Subscription known = byKey.get(id.key());
        if (known == null) {
            return create(id, terms, changes);
        }
        if (known.id().kind() != id.kind()) {
            throw conflict(known, "it cannot be used as a " + id + ". Unsubscribe it, or choose another name");
        }
        boolean active = known.queue().readerCount() > 0;
        if (active && !id.isShared()) {
            throw new BrokerException(
                    BrokerError.SUBSCRIPTION_IN_USE,
                    "The " + known
                            + " has an active consumer already; close it, or use a shared durable subscription.");
        }
        if (known.hasTerms(terms)) {
            return known;
        }
        if (active) {
            throw conflict(known, "its topic or selector cannot change while it has consumers. Close them first");
        }
        end(known, changes);
        return create(id, terms, changes);
    }

    private static BrokerException conflict(Subscription known, String why) {
        return new BrokerException(
                BrokerError.SUBSCRIPTION_CONFLICT, "There is a " + known + " already, and " + why + ".");
    }

    @GuardedBy("lock")
    private Subscription create(SubscriptionId id, SubscriptionTerms terms, Changes changes) {
        Subscription subscription =
                new Subscription(made.incrementAndGet(), id, terms, queues.apply(new Naming(id, terms)));
        topics.bind(subscription, changes);
        pauseWithTopic(subscription);
        byKey.put(id.key(), subscription);
        changes.created(subscription);
        return subscription;
    }

    /** A topic may be paused or resumed at the same time: whoever comes second sees what the other has done. */
    private void pauseWithTopic(Subscription subscription) {
        if (topics.isAnyPaused(subscription)) {
            subscription.queue().pause();
            if (!topics.isAnyPaused(subscription)) {
                subscription.queue().resume();
            }
        }
    }

    @GuardedBy("lock")
    private void end(Subscription subscription, Changes changes) {
        topics.unbind(subscription);
        byKey.remove(subscription.id().key());
        changes.ended(subscription);
    }

    /** Closes a reader. A subscription that is not durable ends with its last one, and its messages with it. */
    public void close(Opened opened) {
        // Before the lock is taken: other readers are told of what this one leaves, and that is the code of others.
        opened.reader().close();
        Changes changes = new Changes(listener);
        lock.lock();
        try {
            Subscription subscription = opened.subscription();
            boolean last = subscription.queue().readerCount() == 0;
            if (last
                    && !subscription.id().isDurable()
                    && byKey.get(subscription.id().key()) == subscription) {
                end(subscription, changes);
            }
        } finally {
            lock.unlock();
            changes.follow();
        }
    }

    /**
     * Ends a durable subscription, shared or not, and its messages with it.
     *
     * @throws BrokerException {@link BrokerError#NO_SUCH_SUBSCRIPTION}; {@link BrokerError#SUBSCRIPTION_IN_USE} if it has a
     *     reader, or a message is handed over and not settled
     */
    public void unsubscribe(@Nullable String clientId, String name) {
        SubscriptionId id = new SubscriptionId(Kind.DURABLE, clientId, name);
        Changes changes = new Changes(listener);
        lock.lock();
        try {
            Subscription known = byKey.get(id);
            if (known == null) {
                throw new BrokerException(BrokerError.NO_SUCH_SUBSCRIPTION, "There is no " + id + " to unsubscribe.");
            }
            if (isInUse(known)) {
                throw new BrokerException(
                        BrokerError.SUBSCRIPTION_IN_USE,
                        "The " + known
                                + " cannot be unsubscribed: it has an active consumer or unacknowledged messages. "
                                + "Close and acknowledge first.");
            }
            end(known, changes);
        } finally {
            lock.unlock();
            changes.follow();
        }
    }

    private static boolean isInUse(Subscription subscription) {
        return subscription.queue().readerCount() > 0 || subscription.queue().inFlightCount() > 0;
    }

    /**
     * Ends a subscription of any kind, with all that is in it; does nothing if it has ended.
     *
     * @param force whether to, if it has a reader, or a message is handed over and not settled
     * @return false if it is in use; then nothing happens
     */
    public boolean end(Subscription subscription, boolean force) {
        Changes changes = new Changes(listener);
        lock.lock();
        try {
            if (!force && isInUse(subscription)) {
                return false;
            }
            if (byKey.get(subscription.id().key()) == subscription) {
                end(subscription, changes);
            }
            return true;
        } finally {
            lock.unlock();
            changes.follow();
        }
    }

    /** Returns the durable subscription of this name, shared or not. */
    public Optional<Subscription> findDurable(@Nullable String clientId, String name) {
        lock.lock();
        try {
            return Optional.ofNullable(byKey.get(new SubscriptionId(Kind.DURABLE, clientId, name)));
        } finally {
            lock.unlock();
        }
    }

    /** Returns the subscription of this kind and name. */
    public Optional<Subscription> find(SubscriptionId id) {
        lock.lock();
        try {
            return Optional.ofNullable(byKey.get(id.key()))
                    .filter(known -> known.id().equals(id));
        } finally {
            lock.unlock();
        }
    }

    /** Returns all subscriptions there are. */
    public Collection<Subscription> all() {
        lock.lock();
        try {
            return List.copyOf(byKey.values());
        } finally {
            lock.unlock();
        }
    }

    /** Ends all subscriptions, durable ones included. */
    public void close() {
        Changes changes = new Changes(listener);
        lock.lock();
        try {
            for (Subscription subscription : List.copyOf(byKey.values())) {
                end(subscription, changes);
            }
        } finally {
            lock.unlock();
            changes.follow();
        }
    }
}
