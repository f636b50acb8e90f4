package dev.sluice.core.topic;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.DuplicateWindow;
import dev.sluice.core.queue.MessageQueue;

/**
 * A topic and who gets its messages.
 *
 * <p>Threads: publishing by any, without a lock; subscribers change under the lock of {@link Topics}.
 */
public final class Topic {
    private final Address address;
    private final LongAdder published = new LongAdder();
    private final LongAdder withoutSubscriber = new LongAdder();
    private final Fanout fanout = new Fanout();
    private final DuplicateWindow duplicates;
    private volatile boolean deleted;
    private volatile boolean paused;

    Topic(Address address, DuplicateWindow duplicates) {
        this.address = address;
        this.duplicates = duplicates;
    }

    /** Returns its name. */
    public Address address() {
        return address;
    }

    /**
     * Returns the queues a message goes to. Not to be changed.
     *
     * @throws BrokerException {@link BrokerError#NO_SUCH_ADDRESS} if the topic was deleted
     */
    public MessageQueue[] targets(Envelope envelope) {
        if (deleted) {
            throw deleted(address);
        }
        published.increment();
        MessageQueue[] targets = fanout.targets(envelope);
        if (targets.length == 0) {
            withoutSubscriber.increment();
        }
        return targets;
    }

    /** Returns the duplicate ids that were sent to it. */
    public DuplicateWindow duplicates() {
        return duplicates;
    }

    static BrokerException deleted(Address address) {
        return new BrokerException(
                BrokerError.NO_SUCH_ADDRESS, "There is no " + address + " any more: it was deleted.");
    }

    /** Returns how many messages were sent to it, those included that found nobody or were refused. */
    public long published() {
        return published.sum();
    }

    /** Returns how many messages found nobody who wanted them. */
    public long withoutSubscriber() {
        return withoutSubscriber.sum();
    }

    /** Returns whether its subscriptions, those to come included, are kept from delivering. */
    public boolean isPaused() {
        return paused;
    }

    /**
     * Keeps its subscriptions from delivering, those to come included, until {@link #resume}. Messages still arrive.
     *
     * @return whether it was not paused before
     */
    public boolean pause() {
        boolean before = paused;
        paused = true;
        subscriptions().forEach(subscription -> subscription.queue().pause());
        return !before;
    }

    /**
     * Lets all its subscriptions deliver again, those included that were paused by themselves.
     *
     * @return whether it was paused before
     */
    public boolean resume() {
        boolean before = paused;
        paused = false;
        subscriptions().forEach(subscription -> subscription.queue().resume());
        return before;
    }

    /** Returns who is subscribed. */
    public List<Subscription> subscriptions() {
        return fanout.subscriptions();
    }

    /** Ends it: whoever still sends to it is refused. */
    void delete() {
        deleted = true;
    }

    void add(Subscription subscription) {
        fanout.add(subscription);
    }

    void remove(Subscription subscription) {
        fanout.remove(subscription);
    }
}
