package dev.sluice.tck.tests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.sluice.tck.Jms;

/** Waits for what must happen on other threads, with {@link Jms#PATIENCE}. */
final class Waiting {
    private Waiting() {}

    /** Waits for a condition. */
    static void until(Callable<Boolean> condition) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Jms.PATIENCE)
                .until(condition);
    }

    /** Waits until a call returns something, and returns that. */
    static <T> T untilGiven(Callable<T> call) {
        AtomicReference<T> given = new AtomicReference<>();
        until(() -> {
            given.set(call.call());
            return given.get() != null;
        });
        return Objects.requireNonNull(given.get());
    }

    /** Waits until the clock by which providers set time stamps has passed a time, in milliseconds since 1970. */
    static void untilAfter(long millis) {
        until(() -> System.currentTimeMillis() > millis);
    }

    /** Waits for a latch. */
    static void on(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(Jms.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("It did not happen within " + Jms.PATIENCE.toSeconds() + " s.");
        }
    }

    /** Waits for a result. */
    static <T> T resultOf(Future<T> future) throws Exception {
        return future.get(Jms.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
