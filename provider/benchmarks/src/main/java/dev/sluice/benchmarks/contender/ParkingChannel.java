package dev.sluice.benchmarks.contender;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jctools.queues.MpmcUnboundedXaddArrayQueue;
import org.jctools.queues.MpscUnboundedArrayQueue;

import dev.sluice.benchmarks.time.Wall;

/**
 * A queue of JCTools, in which a taker that finds nothing sleeps until it is woken.
 *
 * <p>A taker notes itself before it looks for the last time, and a sender looks for takers after it has put its parcel in;
 * so at least one of them sees the other.
 */
final class ParkingChannel implements Channel {
    private static final int CHUNK = 1024;

    private final Queue<Parcel> queue;
    private final Queue<Thread> asleep = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sleepers = new AtomicInteger();

    ParkingChannel(boolean manyTakers) {
        this.queue = manyTakers ? new MpmcUnboundedXaddArrayQueue<>(CHUNK) : new MpscUnboundedArrayQueue<>(CHUNK);
    }

    @Override
    public void put(Parcel parcel) {
        queue.add(parcel);
        if (sleepers.get() > 0) {
            Thread sleeper = asleep.poll();
            if (sleeper != null) {
                Wall.wake(sleeper);
            }
        }
    }

    @Override
    public Parcel take() throws InterruptedException {
        Parcel parcel = queue.poll();
        return parcel == null ? await() : parcel;
    }

    private Parcel await() throws InterruptedException {
        Thread self = Thread.currentThread();
        sleepers.incrementAndGet();
        try {
            while (true) {
                asleep.add(self);
                Parcel parcel = queue.poll();
                if (parcel != null) {
                    return parcel;
                }
                Wall.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                asleep.remove(self);
            }
        } finally {
            leave(self);
        }
    }

    /** Goes away; if it has been woken for a parcel it did not take, the next is woken. */
    private void leave(Thread self) {
        sleepers.decrementAndGet();
        if (!asleep.remove(self) && !queue.isEmpty()) {
            Thread next = asleep.poll();
            if (next != null) {
                Wall.wake(next);
            }
        }
    }
}
