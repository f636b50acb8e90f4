package dev.sluice.core.pacing;

import java.time.Duration;

/**
 * A sender was slowed down, or is back at its base interval.
 *
 * @param pacer the name of the pacer
 * @param kind what has happened
 * @param before the interval until now
 * @param now the interval from now on
 */
public record PaceChange(String pacer, Kind kind, Duration before, Duration now) {
    /** What has happened. */
    public enum Kind {
        /** There was back-pressure. The interval has grown, unless it was at its maximum already. */
        BACK_PRESSURE,
        /** The interval is at its base again. */
        RECOVERED
    }
}
