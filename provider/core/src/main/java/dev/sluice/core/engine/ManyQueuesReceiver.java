package dev.sluice.core.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.admin.Source;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.QueueReader;
import dev.sluice.core.queue.QueuedDelivery;
import dev.sluice.core.queue.ReaderTerms;

/**
 * Receives from all queues that a pattern or composite covers, those made later included. Queues take turns.
 *
 * <p>Threads: any; start and stop by one at a time. Its lock may be held when the lock of a queue is taken, never the other
 * way round, and not while readers are started, stopped or closed, because that may tell others.
 */
final class ManyQueuesReceiver extends VmReceiver {
    private final Destinations destinations;
    private final Destinations.QueueWatch watch;
    private final ReaderTerms terms;
    private final ReadyListener onReady;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<MessageQueue, Reading> sources = new LinkedHashMap<>();

    @GuardedBy("lock")
    private boolean closed;

    private volatile boolean started;
    private volatile boolean joined;

    /** All sources, for polling without the lock. */
    private volatile List<Reading> turns = List.of();

    private volatile int turn;

    /** One of the queues, and whether it has told that there is something since it was last asked. */
    private final class Reading implements ReadyListener {
        private final QueueReader reader;
        private volatile boolean told;

        Reading(MessageQueue queue) {
            this.reader = queue.open(terms, this);
        }

        @Override
        public boolean ready() {
            told = true;
            return onReady.ready();
        }

        @Nullable
        QueuedDelivery ask(Function<QueueReader, @Nullable QueuedDelivery> how) {
            told = false;
            return how.apply(reader);
        }

        /** It told of something, but another queue was asked first: somebody else is told. */
        void passOn() {
            if (told) {
                told = false;
                reader.unwatch();
            }
        }
    }

    ManyQueuesReceiver(VmConnection connection, ReaderTerms terms, Address addresses, ReadyListener onReady) {
        super(connection, terms.owner(), new Source(addresses, null));
        this.destinations = connection.destinations();
        this.terms = terms;
        this.onReady = onReady;
        this.watch = new Destinations.QueueWatch(addresses, this::add, this::remove);
    }

    /** Opens a reader on every queue there is, and from now on on every new one. */
    void open() {
        destinations.watch(watch);
    }

    private void add(MessageQueue queue) {
        Reading added = opened(queue);
        if (added != null && started) {
            added.reader.start();
            if (joined) {
                added.reader.join();
            }
            if (!started) {
                added.reader.stop();
            }
        }
    }

    /** Returns a new reader of a queue; null if there is one, or no need for one any more. */
    private @Nullable Reading opened(MessageQueue queue) {
        lock.lock();
        try {
            if (closed || sources.containsKey(queue)) {
                return null;
            }
            Reading added = new Reading(queue);
            sources.put(queue, added);
            turns = List.copyOf(sources.values());
            return added;
        } catch (BrokerException e) {
            if (e.error() == BrokerError.NO_SUCH_ADDRESS) {
                return null; // it was deleted meanwhile; should there be another of its name, that is told as a new one
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** A queue has ended, and its readers with it. */
    private void remove(MessageQueue queue) {
        lock.lock();
        try {
            if (sources.remove(queue) != null) {
                turns = List.copyOf(sources.values());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns from how many queues it receives. */
    int sources() {
        return turns.size();
    }

    @Override
    public @Nullable Delivery poll() {
        return poll(QueueReader::poll);
    }

    @Override
    public @Nullable Delivery pollOrWatch() {
        return poll(QueueReader::pollOrWatch);
    }

    /** Asks one queue after the other, beginning behind the one that had something last. */
    private @Nullable Delivery poll(Function<QueueReader, @Nullable QueuedDelivery> ask) {
        List<Reading> all = turns;
        int first = turn;
        for (int i = 0; i < all.size() && started; i++) {
            int at = Math.floorMod(first + i, all.size());
            QueuedDelivery delivery = all.get(at).ask(ask);
            if (delivery != null) {
                turn = at + 1;
                all.forEach(Reading::passOn);
                return delivery;
            }
        }
        return null;
    }

    @Override
    public boolean hasNews() {
        for (Reading source : turns) {
            if (source.reader.hasNews()) {
                return true;
            }
        }
        return false;
    }

    /** {@inheritDoc} No, which is always right: one of the queues may have something. */
    @Override
    public boolean isWatching() {
        return false;
    }

    @Override
    public void unwatch() {
        turns.forEach(source -> source.reader.unwatch());
    }

    @Override
    public void start() {
        started = true;
        turns.forEach(source -> source.reader.start());
    }

    @Override
    public void join() {
        joined = true;
        turns.forEach(source -> source.reader.join());
    }

    @Override
    public void stop() {
        started = false;
        turns.forEach(source -> source.reader.stop());
    }

    @Override
    void end() {
        destinations.unwatch(watch);
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        turns.forEach(source -> source.reader.close());
    }
}
