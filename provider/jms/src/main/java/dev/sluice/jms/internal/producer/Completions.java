package dev.sluice.jms.internal.producer;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.jms.IllegalStateException;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.time.BrokerClock;
import dev.sluice.jms.internal.lifecycle.ContextLoader;
import dev.sluice.jms.internal.lifecycle.Turnstile;

/**
 * The callbacks of a session's asynchronous sends: one at a time, in the order of sending, never on the thread that sends
 * (Jakarta Messaging 3.1, section 7.3.8).
 *
 * <p>Threads: any.
 */
public final class Completions {
    private final Executor executor;
    private final Turnstile done;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    @GuardedBy("lock")
    private boolean running;

    private volatile @Nullable Thread runner;

    /**
     * Creates an empty sequence of callbacks.
     *
     * @param executor runs them
     * @param clock what to wait by
     */
    public Completions(Executor executor, BrokerClock clock) {
        this.executor = executor;
        this.done = new Turnstile(clock);
    }

    /** Adds a callback. It is run with the context class loader of the calling thread. */
    void add(Runnable callback) {
        ContextLoader context = new ContextLoader();
        lock.lock();
        try {
            waiting.addLast(() -> context.run(callback));
            if (running) {
                return;
            }
            running = true;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(this::runAll);
        } catch (RuntimeException | Error e) { // an error if the system has no thread for the executor
            log().log(
                            System.Logger.Level.WARNING,
                            "The executor takes no more work; the sender's thread completes its sends.",
                            e);
            runAll();
        }
    }

    private void runAll() {
        runner = Thread.currentThread();
        for (Runnable next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException | Error e) { // or whoever waits for the callbacks would wait for ever
                log().log(System.Logger.Level.WARNING, "A CompletionListener threw; that has no effect.", e);
            }
        }
        done.changed();
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            Runnable next = waiting.pollFirst();
            if (next == null) {
                running = false;
                runner = null;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all callbacks so far have been run (section 7.3.4). A callback does not wait for itself: it may close the
     * broker.
     */
    public void await() {
        done.await(() -> isOwnThread() || !isRunning());
    }

    private boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the calling thread runs a callback of this session. */
    public boolean isOwnThread() {
        return runner == Thread.currentThread();
    }

    /**
     * Refuses what may not be called from a callback, because it waits for callbacks to end.
     *
     * @param operation what is refused, for example {@code close}
     * @throws IllegalStateException if the calling thread runs a callback
     */
    public void ensureOutside(String operation) throws IllegalStateException {
        if (isOwnThread()) {
            throw new IllegalStateException("A CompletionListener must not call " + operation
                    + " on what it completes for: that waits for it to end.");
        }
    }

    /** Looked up when there is something to say: finding out who logs in this JVM is slow at start. */
    private static System.Logger log() {
        return System.getLogger("dev.sluice.completions");
    }
}
