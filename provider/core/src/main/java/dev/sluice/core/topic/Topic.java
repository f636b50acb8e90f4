package dev.sluice.core.topic;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.MessageQueue;

/**
 * A topic and who gets its messages.
 *
 * <p>Threads: publishing by any, without a lock; subscribers change under the lock of {@link Topics}.
 */
public final class Topic {
    private final Address address;
    private final LongAdder withoutSubscriber = new LongAdder();
    private volatile Fanout fanout = Fanout.NOBODY;

    Topic(Address address) {
        this.address = address;
    }

    /** Returns its name. */
    public Address address() {
        return address;
    }

    /** Returns the queues a message goes to. Not to be changed. */
    public MessageQueue[] targets(Envelope envelope) {
        MessageQueue[] targets = fanout.targets(envelope);
        if (targets.length == 0) {
            withoutSubscriber.increment();
        }
        return targets;
    }

    /** Returns how many messages found nobody who wanted them. */
    public long withoutSubscriber() {
        return withoutSubscriber.sum();
    }

    /** Returns who is subscribed. */
    public List<Subscription> subscriptions() {
        return fanout.subscriptions();
    }

    /** Ends it: whoever still sends to it is refused. */
    void delete() {
        fanout = Fanout.deleted(address);
    }

    void add(Subscription subscription) {
        fanout = fanout.with(subscription);
    }

    void remove(Subscription subscription) {
        fanout = fanout.without(subscription);
    }
}
