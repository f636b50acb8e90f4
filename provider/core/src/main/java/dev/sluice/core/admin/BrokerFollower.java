package dev.sluice.core.admin;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Follows which queues, topics and subscriptions a broker has, for a view that shows each of them: says of every one when it
 * comes and when it goes, those that are there already included.
 *
 * <p>Events of different threads may come in any order, so they only say where to look: what counts is whether it exists when
 * it is looked at.
 *
 * <p>Threads: any. The view is told one thing at a time, with no lock held, on whichever thread found it out.
 */
public final class BrokerFollower implements AutoCloseable {
    private final BrokerAdmin admin;
    private final View view;
    private final BrokerListener listener = this::on;

    private final Queue<Source> changed = new ConcurrentLinkedQueue<>();

    /** How many are in {@link #changed}; who takes it from 0 to 1 looks at them all, so nobody else does meanwhile. */
    private final AtomicInteger unseen = new AtomicInteger();

    private final Set<Source> shown = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** What shows queues, topics and subscriptions. */
    public interface View {
        /** It exists. */
        void came(Source source);

        /** It does not exist any more, or is not followed any more. Told only of what came. */
        void went(Source source);
    }

    private BrokerFollower(BrokerAdmin admin, View view) {
        this.admin = admin;
        this.view = view;
    }

    /**
     * Begins to follow a broker. Before this returns, the view has been told of all there is.
     *
     * @param admin the broker
     * @param view what is told; if it fails, the broker is not followed
     */
    public static BrokerFollower follow(BrokerAdmin admin, View view) {
        BrokerFollower follower = new BrokerFollower(admin, view);
        admin.addListener(follower.listener);
        try {
            follower.lookAround();
            return follower;
        } catch (RuntimeException e) {
            follower.close();
            throw e;
        }
    }

    private void lookAround() {
        admin.queues().forEach(queue -> look(queue.source()));
        admin.topics().forEach(topic -> look(new Source(topic.address(), null)));
        admin.subscriptions().forEach(subscription -> look(subscription.source()));
    }

    private void on(BrokerEvent event) {
        if (event instanceof BrokerEvent.DestinationCreated created) {
            look(new Source(created.destination(), null));
        } else if (event instanceof BrokerEvent.DestinationDeleted deleted) {
            look(new Source(deleted.destination(), null));
        } else if (event instanceof BrokerEvent.SubscriptionCreated created) {
            look(created.subscription());
        } else if (event instanceof BrokerEvent.SubscriptionEnded ended) {
            look(ended.subscription());
        }
    }

    private void look(Source source) {
        changed.add(source);
        if (unseen.getAndIncrement() == 0) {
            lookAtAll();
        }
    }

    /** The view may fail on one; it is told of the others all the same, and the first failure is thrown then. */
    private void lookAtAll() {
        RuntimeException failure = null;
        do {
            try {
                tell(changed.remove());
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        } while (unseen.decrementAndGet() > 0);
        if (failure != null) {
            throw failure;
        }
    }

    private void tell(Source source) {
        boolean exists = !closed && admin.exists(source);
        if (exists && shown.add(source)) {
            view.came(source);
        } else if (!exists && shown.remove(source)) {
            view.went(source);
        }
    }

    /** Follows it no more: for the view, everything goes. Closing twice does nothing. */
    @Override
    public void close() {
        admin.removeListener(listener);
        closed = true;
        shown.forEach(this::look);
    }
}
