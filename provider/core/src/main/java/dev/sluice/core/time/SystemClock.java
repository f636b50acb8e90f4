package dev.sluice.core.time;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * The machine's clock. Its one timer thread starts with the first timer: a broker that schedules nothing has none.
 *
 * <p>Threads: any.
 */
public final class SystemClock implements BrokerClock {
    private final ReentrantLock lock = new ReentrantLock();
    private final String threadName;

    @GuardedBy("lock")
    private @Nullable ScheduledThreadPoolExecutor timers;

    @GuardedBy("lock")
    private boolean closed;

    /**
     * Creates a clock.
     *
     * @param name the owner's name, part of the timer thread's name
     */
    public SystemClock(String name) {
        this.threadName = "sluice-" + name + "-timer";
    }

    @Override
    public long millis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Timer schedule(long atMillis, Runnable task) {
        long delay = Math.max(0, atMillis - millis());
        lock.lock();
        try {
            if (closed) {
                return () -> {};
            }
            Future<?> scheduled = timers().schedule(task, delay, TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private ScheduledThreadPoolExecutor timers() {
        ScheduledThreadPoolExecutor running = timers;
        if (running == null) {
            running = new ScheduledThreadPoolExecutor(1, BrokerThreads.daemons(threadName));
            running.setRemoveOnCancelPolicy(true);
            running.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            timers = running;
        }
        return running;
    }

    @Override
    public void park(Object blocker, long nanos) {
        if (nanos == Long.MAX_VALUE) {
            LockSupport.park(blocker);
        } else {
            LockSupport.parkNanos(blocker, nanos);
        }
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // a hint is all that is wanted
    public boolean letOthersRun() {
        Thread.yield();
        return true;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (timers != null) {
                timers.shutdownNow();
            }
        } finally {
            lock.unlock();
        }
    }
}
