package dev.sluice.core.queue;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.group.Balancing;
import dev.sluice.core.policy.DestinationPolicy;

/**
 * The pending deliveries of a queue, and which of its readers may have which.
 *
 * <p>Threads: guarded by the queue's lock.
 *
 * <p>Always true: a delivery is here exactly when it is {@link QueuedDelivery.State#PENDING}.
 */
abstract sealed class Pending permits SharedPending, DividedPending {
    /**
     * Returns an empty collection.
     *
     * @param queue whose policy says how it is divided
     * @param choice which delivery comes next
     * @param lock the queue's lock
     * @param tellReaders has readers told that would find something
     */
    static Pending of(MessageQueue queue, Choice choice, QueueLock lock, Runnable tellReaders) {
        DestinationPolicy policy = queue.policy();
        return policy.group().balancing().kind() == Balancing.Kind.WHOEVER_ASKS
                ? new SharedPending(choice, policy.bounds().bytes() > 0)
                : DividedPending.divided(queue, choice, lock, tellReaders);
    }

    // ---------------------------------------------------------------- deliveries

    /** Adds a delivery at its place. */
    abstract void add(QueuedDelivery delivery);

    /** Takes a delivery out; the caller gives it its next state. */
    abstract void remove(QueuedDelivery delivery);

    abstract int size();

    final boolean isEmpty() {
        return size() == 0;
    }

    /** Returns the highest priority with anything pending, or -1. */
    abstract int top();

    /** Returns all of them, in the order of delivery if there were but one reader. */
    abstract List<QueuedDelivery> inOrder();

    /** Returns the one that has been pending longest, whatever its priority, or null. */
    abstract @Nullable QueuedDelivery oldest();

    /** Returns the one that has been pending longest among the lowest priority below the given one, or null. */
    abstract @Nullable QueuedDelivery leastImportantBelow(int priority);

    /** Returns how many bytes the deliveries of a lower priority than the given one count for. */
    abstract long bytesBelow(int priority);

    // ---------------------------------------------------------------- readers

    /** Returns the next delivery for a reader, still pending; null when there is none, or the reader is tired of looking. */
    abstract @Nullable QueuedDelivery firstFor(QueueReader reader);

    /** Returns whether it makes sense for the reader to ask. */
    final boolean isAnyFor(QueueReader reader) {
        return firstFor(reader) != null || reader.isTired();
    }

    /** Returns whether what has arrived and was not collected, whatever its priority, may make a difference to a reader. */
    abstract boolean dependsOnArrivals(QueueReader reader);

    /** Returns whether deliveries are set aside for readers, so that when one asks, others may be given something. */
    abstract boolean isDivided();

    /** Returns whether a reader that asks gets whatever is there. */
    final boolean isForWhoeverAsks(QueueReader reader) {
        return !isDivided() && !reader.hasSelector();
    }

    /** There is a new reader, which receives nothing yet. */
    abstract void opened(QueueReader reader);

    /** A reader is closed or stopped. */
    abstract void left(QueueReader reader);

    /** A reader, which receives, is going to ask: what is divided from now on is divided with it. */
    void joins(QueueReader reader) {}

    /** A reader asks for a message. */
    void asks(QueueReader reader) {}

    /** A reader's asking has ended, with or without a message. If in vain, it may be watching. */
    void hasAsked(QueueReader reader) {}

    /** A reader was told that there is something for it, but is not going to ask for now. */
    void isBusy(QueueReader reader) {}

    /** Returns whether asking twice may help, because it is decided between the two, outside of the lock, who gets what. */
    boolean isDecidedByOthers() {
        return false;
    }

    /** Returns how many keys are a reader's, where messages of a key go to one reader. */
    int keysOf(QueueReader reader) {
        return 0;
    }

    /** Something was added, or came back, or somebody is ready: whatever can be decided now, is. */
    void distribute() {}

    // ---------------------------------------------------------------- in flight

    /** A delivery, no longer pending, goes to a reader. */
    void handedOver(QueuedDelivery delivery, QueueReader reader) {}

    /** A delivery is not in flight any more. */
    void settled(QueuedDelivery delivery) {}

    /**
     * A delivery is about to be taken back from a reader that has not settled it in time.
     *
     * @return whether the reader gets nothing more until it asks
     */
    boolean timedOut(QueueReader holder) {
        return false;
    }

    /**
     * Throws if anything is not as the comments say that it always is.
     *
     * @throws AssertionError naming what is wrong
     */
    abstract void checkInvariants();
}
