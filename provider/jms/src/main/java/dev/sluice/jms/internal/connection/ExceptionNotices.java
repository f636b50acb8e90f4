package dev.sluice.jms.internal.connection;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.lifecycle.ContextLoader;

/**
 * Tells a connection's exception listener what no caller has been told: one call at a time (Jakarta Messaging 3.1, section
 * 6.1.7).
 *
 * <p>Threads: any.
 */
final class ExceptionNotices {
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final ArrayDeque<JMSException> waiting = new ArrayDeque<>();

    @GuardedBy("lock")
    private boolean telling;

    private volatile @Nullable Listening listening;

    /** A listener, and the context class loader that it is called with. */
    private record Listening(ExceptionListener listener, ContextLoader context) {}

    ExceptionNotices(Executor executor) {
        this.executor = executor;
    }

    @Nullable
    ExceptionListener listener() {
        Listening now = listening;
        return now == null ? null : now.listener;
    }

    void listener(@Nullable ExceptionListener next) {
        listening = next == null ? null : new Listening(next, new ContextLoader());
    }

    void tell(JMSException exception) {
        lock.lock();
        try {
            waiting.addLast(exception);
            if (telling) {
                return;
            }
            telling = true;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(this::tellAll);
        } catch (RuntimeException | Error e) { // it takes no more work, or the system has no thread for it
            tellAll();
        }
    }

    private void tellAll() {
        for (JMSException next = next(); next != null; next = next()) {
            Listening target = listening;
            if (target == null) {
                log().log(
                                System.Logger.Level.INFO,
                                "{0} The connection is closed; it has no exception listener.",
                                next.getMessage());
            } else {
                tell(target, next);
            }
        }
    }

    private @Nullable JMSException next() {
        lock.lock();
        try {
            JMSException next = waiting.pollFirst();
            telling = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private static void tell(Listening target, JMSException exception) {
        try {
            target.context.run(() -> target.listener.onException(exception));
        } catch (RuntimeException | Error e) { // or nothing that comes later would be told
            log().log(System.Logger.Level.WARNING, "An exception listener threw; that has no effect.", e);
        }
    }

    /** Looked up when there is something to say: finding out who logs in this JVM is slow at start. */
    private static System.Logger log() {
        return System.getLogger("dev.sluice.connections");
    }
}
