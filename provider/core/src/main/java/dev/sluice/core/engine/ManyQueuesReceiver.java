package dev.sluice.core.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.QueueReader;
import dev.sluice.core.queue.QueuedDelivery;
import dev.sluice.core.selector.Selector;

/**
 * Receives from all queues that a pattern or composite covers, those made later included. Queues take turns.
 *
 * <p>Threads: any. Its lock may be held when the lock of a queue is taken, never the other way round.
 */
final class ManyQueuesReceiver extends VmReceiver {
    private final Destinations destinations;
    private final Destinations.QueueWatch watch;
    private final @Nullable Selector selector;
    private final ReadyListener onReady;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<MessageQueue, QueueReader> readers = new LinkedHashMap<>();

    @GuardedBy("lock")
    private boolean started;

    @GuardedBy("lock")
    private boolean closed;

    /** All readers, for polling without the lock. */
    private volatile List<QueueReader> turns = List.of();

    private volatile int turn;

    ManyQueuesReceiver(Destinations destinations, Address sources, @Nullable Selector selector, ReadyListener onReady) {
        this.destinations = destinations;
        this.selector = selector;
        this.onReady = onReady;
        this.watch = new Destinations.QueueWatch(sources, this::add);
        destinations.watch(watch);
    }

    private void add(MessageQueue queue) {
        QueueReader added;
        lock.lock();
        try {
            if (closed || readers.containsKey(queue)) {
                return;
            }
            added = queue.open(selector, onReady);
            readers.put(queue, added);
            turns = List.copyOf(readers.values());
            if (!started) {
                return;
            }
        } finally {
            lock.unlock();
        }
        added.start();
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
        List<QueueReader> all = turns;
        int first = turn;
        for (int i = 0; i < all.size(); i++) {
            int at = Math.floorMod(first + i, all.size());
            QueuedDelivery delivery = ask.apply(all.get(at));
            if (delivery != null) {
                turn = at + 1;
                return delivery;
            }
        }
        return null;
    }

    @Override
    public void unwatch() {
        turns.forEach(QueueReader::unwatch);
    }

    @Override
    public void start() {
        setStarted(true).forEach(QueueReader::start);
    }

    @Override
    public void stop() {
        setStarted(false).forEach(QueueReader::stop);
    }

    private List<QueueReader> setStarted(boolean now) {
        lock.lock();
        try {
            started = now;
            return turns;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        destinations.unwatch(watch);
        List<QueueReader> all;
        lock.lock();
        try {
            closed = true;
            all = turns;
        } finally {
            lock.unlock();
        }
        all.forEach(QueueReader::close);
    }
}
