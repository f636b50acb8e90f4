package dev.sluice.jms.pool;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/**
 * How many asynchronous sends of one producer have not called back yet. Closing waits for them (Jakarta Messaging 7.3.4);
 * the provider cannot do it for us, because the producer it knows is shared and stays open.
 *
 * <p>Threads: any.
 */
final class OutstandingSends {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();

    @GuardedBy("lock")
    private int count;

    void begin() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            if (--count == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits, uninterruptibly like every close, until all have called back. */
    void awaitNone() {
        lock.lock();
        try {
            while (count > 0) {
                none.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
