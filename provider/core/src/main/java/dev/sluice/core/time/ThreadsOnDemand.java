package dev.sluice.core.time;

import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Threads for tasks that may take any time: as many as there is work for, and none when there has been no work for
 * {@value #IDLE_SECONDS} seconds. No task waits for another to end, because a listener may wait for what another listener does:
 * whenever tasks wait, a thread is coming that has none. If it finds more than one, it sends for the next.
 *
 * <p>A thread that has done a task takes another before it sleeps, whoever is coming. So where tasks are many and short, as with a
 * thousand listeners that get a message each, a few threads do them all, and seldom has one to be woken.
 *
 * <p>Threads: any.
 */
public final class ThreadsOnDemand implements Executor {
    private static final long IDLE_SECONDS = 10;

    private final ThreadFactory factory;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** Those that sleep, the last to fall asleep first: what it needs may still be in a cache. */
    private final Deque<Worker> asleep = new ConcurrentLinkedDeque<>();

    /** Whether a thread is coming that has no task, and looks for one. Always so while tasks wait, unless no thread can be had. */
    private final AtomicBoolean coming = new AtomicBoolean();

    private volatile boolean ended;

    /**
     * Creates a pool without threads.
     *
     * @param name what the threads are called
     */
    public ThreadsOnDemand(String name) {
        this.factory = BrokerThreads.daemons(name);
    }

    /**
     * Has a thread run a task.
     *
     * @throws RejectedExecutionException after {@link #end}
     * @throws OutOfMemoryError if there is no thread for it, and the system has none
     */
    @Override
    public void execute(Runnable task) {
        if (ended) {
            throw new RejectedExecutionException("There are no threads any more: their broker was closed.");
        }
        tasks.add(task);
        boolean sent = false;
        try {
            sendSomebody();
            sent = true;
        } finally {
            if (!sent) {
                tasks.remove(task);
            }
        }
    }

    private void sendSomebody() {
        if (coming.get() || !coming.compareAndSet(false, true)) {
            return;
        }
        boolean sent = false;
        try {
            Worker sleeper = asleep.pollFirst();
            if (sleeper == null) {
                factory.newThread(new Worker()).start();
            } else {
                sleeper.wake();
            }
            sent = true;
        } finally {
            if (!sent) {
                coming.set(false);
            }
        }
    }

    /** Takes no more tasks. Threads end when they have done those that wait. */
    public void end() {
        ended = true;
        asleep.forEach(Worker::look);
    }

    /** What one thread does. It is coming when it starts. */
    private final class Worker implements Runnable {
        private volatile boolean sentFor;

        /** Whose it is; written before it is found among those that sleep. */
        private @Nullable Thread thread;

        @Override
        public void run() {
            thread = Thread.currentThread();
            do {
                for (Runnable task = come(); task != null; task = tasks.poll()) {
                    task.run();
                    Thread.interrupted(); // whoever has interrupted it meant the task
                }
            } while (sleep());
        }

        /** It has come, and is not coming any more. Returns a task, or null if others have taken them all. */
        private @Nullable Runnable come() {
            coming.set(false);
            Runnable task = tasks.poll();
            if (!tasks.isEmpty()) {
                sendAnother();
            }
            return task;
        }

        private void sendAnother() {
            try {
                sendSomebody();
            } catch (OutOfMemoryError e) {
                // The system has no thread. It comes itself when it has done its own task, if none does before.
            }
        }

        /** Sleeps until it is sent for; returns false if it has slept for long enough, or all is over. */
        private boolean sleep() {
            sentFor = false;
            asleep.addFirst(this);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
            while (!sentFor) {
                long left = until - System.nanoTime();
                if ((ended || left <= 0) && asleep.remove(this)) {
                    return false;
                }
                LockSupport.parkNanos(this, left);
                Thread.interrupted(); // or it could not sleep any more
            }
            return true;
        }

        /** It is coming from now on. It was asleep, and is not among those that sleep any more. */
        void wake() {
            sentFor = true;
            look();
        }

        void look() {
            LockSupport.unpark(thread);
        }
    }
}
