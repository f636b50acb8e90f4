package dev.sluice.core.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.MessageQueue;

/**
 * Subscriptions of which some take every message that is brought here, and the others have to be asked; messages come far more
 * often than subscriptions. They are sorted out, into arrays that all senders share, by the first who needs it after a change: so
 * many changes in a row cost no more than one, and that no more than what a message to all of them does.
 *
 * <p>Threads: any. A sender takes the lock only after a change, for as long as sorting out takes.
 */
final class Audience {
    private static final Subscription[] NOBODY = {};

    private final boolean demanding;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final NavigableMap<Long, Subscription> byNumber = new TreeMap<>();

    /** Whose queues get every message, in the order of their numbers; null from a change on until somebody needs it. */
    private volatile MessageQueue @Nullable [] certain = Targets.NONE;

    /** The others, in the order of their numbers; not older than {@link #certain}, if that is read first. */
    private volatile Subscription[] asked = NOBODY;

    /**
     * Creates an empty audience.
     *
     * @param demanding whether messages are brought here that have the value which these subscriptions demand, and no others
     */
    Audience(boolean demanding) {
        this.demanding = demanding;
    }

    /** Adds a subscription, unless it was added before. */
    void add(Subscription subscription) {
        lock.lock();
        try {
            byNumber.put(subscription.number(), subscription);
            certain = null;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a subscription out, if it is here. */
    void remove(Subscription subscription) {
        lock.lock();
        try {
            byNumber.remove(subscription.number());
            certain = null;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return byNumber.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the queues a message goes to if it goes to them whatever it is, or null if somebody has to be asked. Not to be changed. */
    MessageQueue @Nullable [] withoutAsking() {
        MessageQueue[] queues = certain();
        return asked.length == 0 ? queues : null;
    }

    /** Adds the queues of those that take a message. */
    void find(Envelope envelope, Targets targets) {
        targets.addAll(certain());
        for (Subscription each : asked) {
            if (each.wants(envelope)) {
                targets.add(each.queue());
            }
        }
    }

    private MessageQueue[] certain() {
        MessageQueue[] latest = certain;
        return latest == null ? sortedOut() : latest;
    }

    private MessageQueue[] sortedOut() {
        lock.lock();
        try {
            MessageQueue[] latest = certain;
            if (latest == null) {
                latest = sortOut();
                certain = latest;
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private MessageQueue[] sortOut() {
        List<MessageQueue> takeAll = new ArrayList<>();
        List<Subscription> others = new ArrayList<>();
        for (Subscription each : byNumber.values()) {
            if (demanding ? each.isDecidedByDemand() : each.isUnconditional()) {
                takeAll.add(each.queue());
            } else {
                others.add(each);
            }
        }
        asked = others.toArray(NOBODY);
        return takeAll.toArray(Targets.NONE);
    }
}
