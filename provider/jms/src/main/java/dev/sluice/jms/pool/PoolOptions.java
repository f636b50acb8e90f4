package dev.sluice.jms.pool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How a pool works: checked when it is built, fixed from then on. {@link PooledConnectionFactory.Builder} says what each
 * option means.
 */
record PoolOptions(
        int maxConnections,
        int maxSessionsPerConnection,
        boolean blockWhenExhausted,
        Duration waitTimeout,
        Duration connectionIdleTimeout,
        Duration connectionLifetime,
        Duration sessionIdleTimeout,
        boolean useAnonymousProducers,
        InstantSource clock) {
    private static final int MOST = 1_000_000;
    /** A century, which still counts in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    PoolOptions {
        requireBetween("maxConnections", maxConnections, MOST);
        requireBetween("maxSessionsPerConnection", maxSessionsPerConnection, MOST);
        requireDuration("waitTimeout", waitTimeout);
        requireDuration("connectionIdleTimeout", connectionIdleTimeout);
        requireDuration("connectionLifetime", connectionLifetime);
        requireDuration("sessionIdleTimeout", sessionIdleTimeout);
    }

    static void requireBetween(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "'" + option + "' is " + value + ". It must be between 1 and " + most + ". Nothing was opened.");
        }
    }

    static void requireDuration(String option, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + option + "' is " + value
                    + ". It must not be negative and not exceed 36500 days; zero means no limit. Nothing was opened.");
        }
    }

    Permits.Limit sessionLimit() {
        return new Permits.Limit(
                "sessions of this connection",
                "maxSessionsPerConnection",
                maxSessionsPerConnection,
                blockWhenExhausted,
                waitTimeout);
    }

    Instant now() {
        return clock.instant();
    }

    /** Returns whether this limit of time, if it is one, has been over since then. */
    boolean hasPassed(Duration limit, Instant since) {
        return !limit.isZero() && Duration.between(since, now()).compareTo(limit) >= 0;
    }
}
