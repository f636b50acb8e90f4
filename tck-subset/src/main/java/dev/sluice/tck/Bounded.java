package dev.sluice.tck;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does what may hang on a thread of its own, so that a provider that hangs costs a test and not the run. */
final class Bounded {
    private Bounded() {}

    /** What may hang. */
    interface Action {
        void run() throws Exception;
    }

    /**
     * Runs an action, and waits for its end or the limit, whichever comes first. An action that has not come to its end by
     * then is interrupted and left alone; its thread does not keep the JVM alive.
     *
     * @param what the action, as the beginning of a sentence that ends with "took longer than …"
     * @throws AssertionError if it takes longer than the limit
     */
    static void run(String what, Duration limit, Action action) throws Exception {
        FutureTask<Void> task = new FutureTask<>(() -> {
            action.run();
            return null;
        });
        Thread thread = new Thread(task, what);
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            AssertionError tooLong = new AssertionError(what + " took longer than " + limit.toSeconds() + " s.", e);
            tooLong.setStackTrace(thread.getStackTrace());
            task.cancel(true);
            throw tooLong;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
