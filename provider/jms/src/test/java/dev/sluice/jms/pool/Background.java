package dev.sluice.jms.pool;

import static org.awaitility.Awaitility.await;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import dev.sluice.jms.internal.error.JmsErrors;

/** A call on a thread of its own, which a test can wait for: until it blocks, or until it returns. */
final class Background<T> {
    private static final Set<Thread.State> BLOCKED = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final FutureTask<T> task;
    private final Thread thread;

    private Background(Callable<T> call) {
        task = new FutureTask<>(call);
        thread = new Thread(task, "background");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts a call. */
    static <T> Background<T> call(Callable<T> call) {
        return new Background<>(call);
    }

    /** Starts a call without a result. */
    static Background<Void> run(JmsErrors.Action action) {
        return new Background<>(() -> {
            action.run();
            return null;
        });
    }

    /** Waits until the call waits for something, and returns this. */
    Background<T> awaitBlocked() {
        await().until(() -> BLOCKED.contains(thread.getState()));
        return this;
    }

    boolean isDone() {
        return task.isDone();
    }

    /** Waits for the call to return. */
    T result() throws Exception {
        return task.get(10, TimeUnit.SECONDS);
    }

    void interrupt() {
        thread.interrupt();
    }
}
