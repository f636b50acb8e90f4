package dev.sluice.tck.tests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.sluice.tck.Jms;

/** A call that another thread makes, and that may have to wait. */
final class OtherThread<T> {
    /** How long to give a call that waits in a way that cannot be seen from outside: 200 ms, with the usual patience. */
    private static final long LONG_NANOS = Jms.PATIENCE.toNanos() / 50;

    /** A call that waits for longer than this waits for the test, and not for a moment, as in the loading of a class. */
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final FutureTask<T> task;
    private final Thread thread;

    private OtherThread(Callable<T> call) {
        task = new FutureTask<>(() -> {
            begun.countDown();
            return call.call();
        });
        thread = new Thread(task, "tck-other");
        thread.setDaemon(true);
    }

    /** A call without a result. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /** Has another thread make a call. */
    static <T> OtherThread<T> calls(Callable<T> call) {
        OtherThread<T> other = new OtherThread<>(call);
        other.thread.start();
        return other;
    }

    /** Has another thread do something. */
    static OtherThread<Void> does(Action action) {
        return calls(() -> {
            action.run();
            return null;
        });
    }

    /** Waits until the call has begun, and waits, and goes on waiting, or is over. */
    OtherThread<T> untilItWaits() throws InterruptedException {
        Waiting.on(begun);
        long began = System.nanoTime();
        long waitingSince = began;
        long now = began;
        while (!isDone() && now - waitingSince < MOMENT_NANOS && now - began < LONG_NANOS) {
            Thread.onSpinWait();
            now = System.nanoTime();
            if (!isWaiting()) {
                waitingSince = now;
            }
        }
        return this;
    }

    private boolean isWaiting() {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    /** Returns whether the call is over, well or not. */
    boolean isDone() {
        return task.isDone();
    }

    /** Waits for a time, or until the call is over; returns whether it is. */
    boolean isDoneWithin(Duration time) throws InterruptedException {
        try {
            task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException ignored) {
            // The task knows how it stands.
        }
        return isDone();
    }

    /** Waits for the result. What the call has thrown is the cause of what is thrown. */
    T result() throws Exception {
        return Waiting.resultOf(task);
    }
}
