package dev.sluice.core.topic;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.MessageQueue;

/**
 * Subscriptions of which some take every message that is brought here, and the others have to be asked.
 *
 * <p>Threads: asked by any; changed by one at a time.
 */
final class Audience {
    private static final Subscription[] NOBODY = {};

    private final Group<MessageQueue> certain = new Group<>(Targets.NONE);
    private final Group<Subscription> asked = new Group<>(NOBODY);

    /**
     * Adds a subscription.
     *
     * @param takesAll whether it takes every message that is brought here
     */
    void add(Subscription subscription, boolean takesAll) {
        if (takesAll) {
            certain.add(subscription.number(), subscription.queue());
        } else {
            asked.add(subscription.number(), subscription);
        }
    }

    void remove(Subscription subscription) {
        certain.remove(subscription.number());
        asked.remove(subscription.number());
    }

    boolean isEmpty() {
        return certain.isEmpty() && asked.isEmpty();
    }

    /** Returns whether nobody has to be asked. */
    boolean isCertain() {
        return asked.members().length == 0;
    }

    /** Returns the queues of those that take every message. Not to be changed. */
    MessageQueue[] certain() {
        return certain.members();
    }

    /** Adds the queues of those that take a message. */
    void find(Envelope envelope, Targets targets) {
        targets.addAll(certain.members());
        for (Subscription each : asked.members()) {
            if (each.wants(envelope)) {
                targets.add(each.queue());
            }
        }
    }
}
