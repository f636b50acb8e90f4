package dev.sluice.jms.internal.connection;

import java.util.concurrent.Executor;

import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.lifecycle.Callbacks;
import dev.sluice.jms.internal.lifecycle.ContextLoader;

/**
 * Tells a connection's exception listener what no caller has been told: one call at a time (Jakarta Messaging 3.1, section
 * 6.1.7).
 *
 * <p>Threads: any.
 */
final class ExceptionNotices {
    private final Callbacks callbacks;

    private volatile @Nullable Listening listening;

    /** A listener, and the context class loader that it is called with. */
    private record Listening(ExceptionListener listener, ContextLoader context) {
        void tell(JMSException exception) {
            context.run(() -> listener.onException(exception));
        }
    }

    ExceptionNotices(Executor executor) {
        this.callbacks = new Callbacks(executor, "An exception listener", () -> {});
    }

    @Nullable
    ExceptionListener listener() {
        Listening now = listening;
        return now == null ? null : now.listener;
    }

    void listener(@Nullable ExceptionListener next) {
        listening = next == null ? null : new Listening(next, new ContextLoader());
    }

    /** Tells whoever listens when it is the exception's turn. */
    void tell(JMSException exception) {
        callbacks.add(() -> {
            Listening target = listening;
            if (target == null) {
                log().log(
                                System.Logger.Level.INFO,
                                "{0} The connection is closed; it has no exception listener.",
                                exception.getMessage());
            } else {
                target.tell(exception);
            }
        });
    }

    /** Looked up when there is something to say: finding out who logs in this JVM is slow at start. */
    private static System.Logger log() {
        return System.getLogger("dev.sluice.connections");
    }
}
