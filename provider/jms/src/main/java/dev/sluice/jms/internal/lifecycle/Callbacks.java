package dev.sluice.jms.internal.lifecycle;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * Calls an application back, one call at a time and in order, on a thread of an executor; if it has none, on the thread that
 * asks for the call. What a call throws is logged, and has no effect.
 *
 * <p>Threads: any.
 */
public final class Callbacks {
    private final Executor executor;
    private final String called;
    private final Runnable whenIdle;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    @GuardedBy("lock")
    private boolean running;

    private volatile @Nullable Thread runner;

    /**
     * Creates a series of calls, which is empty.
     *
     * @param executor runs them
     * @param called what is called, for the log, for example {@code A CompletionListener}
     * @param whenIdle done whenever no call is left, by the thread that has run the last
     */
    public Callbacks(Executor executor, String called, Runnable whenIdle) {
        this.executor = executor;
        this.called = called;
        this.whenIdle = whenIdle;
    }

    /** Adds a call. */
    public void add(Runnable call) {
        lock.lock();
        try {
            waiting.addLast(call);
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
                            called + " is called on another thread than it should be: the executor takes no more work.",
                            e);
            runAll();
        }
    }

    private void runAll() {
        runner = Thread.currentThread();
        for (Runnable next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException | Error e) { // or those that come after it would never be called
                log().log(System.Logger.Level.WARNING, called + " threw; that has no effect.", e);
            }
        }
        whenIdle.run();
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

    /** Returns whether a call runs, or waits for its turn. */
    public boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the calling thread runs one of the calls. */
    public boolean isOwnThread() {
        return runner == Thread.currentThread();
    }

    /** Looked up when there is something to say: finding out who logs in this JVM is slow at start. */
    private static System.Logger log() {
        return System.getLogger("dev.sluice.callbacks");
    }
}
