package dev.sluice.core.topic;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens while the registry of subscriptions is locked, and what follows from it when it has been unlocked: queues
 * are closed, which may wake others, and the listener is told.
 *
 * <p>Threads: one; each change of the registry has its own.
 */
final class Changes {
    private final TopicListener listener;
    private final List<Runnable> steps = new ArrayList<>();

    Changes(TopicListener listener) {
        this.listener = listener;
    }

    void made(Topic topic) {
        steps.add(() -> listener.topicMade(topic));
    }

    void created(Subscription subscription) {
        steps.add(() -> listener.subscribed(subscription));
    }

    void ended(Subscription subscription) {
        steps.add(() -> {
            subscription.queue().close();
            listener.unsubscribed(subscription);
        });
    }

    /** Does what follows. No lock is held. */
    void follow() {
        steps.forEach(Runnable::run);
    }
}
