package dev.sluice.jms.internal.producer;

import java.util.concurrent.Executor;

import jakarta.jms.IllegalStateException;

import dev.sluice.core.time.BrokerClock;
import dev.sluice.jms.internal.lifecycle.Callbacks;
import dev.sluice.jms.internal.lifecycle.ContextLoader;
import dev.sluice.jms.internal.lifecycle.Turnstile;

/**
 * The callbacks of a session's asynchronous sends: one at a time, in the order of sending, never on the thread that sends
 * (Jakarta Messaging 3.1, section 7.3.8).
 *
 * <p>Threads: any.
 */
public final class Completions {
    private final Turnstile done;
    private final Callbacks callbacks;

    /**
     * Creates an empty sequence of callbacks.
     *
     * @param executor runs them
     * @param clock what to wait by
     */
    public Completions(Executor executor, BrokerClock clock) {
        this.done = new Turnstile(clock);
        this.callbacks = new Callbacks(executor, "A CompletionListener", done::changed);
    }

    /** Adds a callback. It is run with the context class loader of the calling thread. */
    void add(Runnable callback) {
        ContextLoader context = new ContextLoader();
        callbacks.add(() -> context.run(callback));
    }

    /**
     * Waits until all callbacks so far have been run (section 7.3.4). A callback does not wait for itself: it may close the
     * broker.
     */
    public void await() {
        done.await(() -> isOwnThread() || !callbacks.isRunning());
    }

    /** Returns whether the calling thread runs a callback of this session. */
    public boolean isOwnThread() {
        return callbacks.isOwnThread();
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
}
