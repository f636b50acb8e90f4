package dev.sluice.tck;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does what may hang on a thread of its own, so that a provider that hangs costs a test and not the run. */
final class Bounded {
    private Bounded() {}

    /** What may hang. */
    interface Action {
        void run() throws Throwable;
    }

    /**
     * Runs an action, and waits for its end or the limit, whichever comes first. An action that has not come to its end by
     * then is interrupted and left alone; its thread does not keep the JVM alive.
     *
     * @param what the action, as the beginning of a sentence that ends with "took longer than …"
     * @throws Exception what the action has thrown
     * @throws AssertionError what the action has thrown, or because it takes longer than the limit
     */
    static void run(String what, Duration limit, Action action) throws Exception {
        FutureTask<Optional<Throwable>> task = new FutureTask<>(() -> thrownBy(action));
        Thread thread = new Thread(task, what);
        thread.setDaemon(true);
        thread.start();
        Optional<Throwable> thrown;
        try {
            thrown = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            AssertionError tooLong = new AssertionError(what + " took longer than " + limit.toSeconds() + " s.", e);
            tooLong.setStackTrace(thread.getStackTrace());
            task.cancel(true);
            throw tooLong;
        }
        if (thrown.isPresent()) {
            throwAgain(thrown.get());
        }
    }

    private static void throwAgain(Throwable thrown) throws Exception {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw thrown instanceof Exception exception ? exception : new IllegalStateException(thrown);
    }

    private static Optional<Throwable> thrownBy(Action action) {
        try {
            action.run();
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }
}
