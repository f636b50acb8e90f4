package dev.sluice.tck.tests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

import dev.sluice.tck.Jms;

/** The clock by which providers set time stamps. */
final class WallClock {
    private WallClock() {}

    /** Waits until a time, in milliseconds since 1970, has passed. */
    static void awaitPast(long millis) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Jms.PATIENCE)
                .until(() -> System.currentTimeMillis() > millis);
    }
}
