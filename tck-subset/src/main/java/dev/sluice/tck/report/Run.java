package dev.sluice.tck.report;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * A run of the suite.
 *
 * @param provider what the provider under test is called
 * @param features which optional parts it offers, in words
 */
record Run(String provider, String features, ZonedDateTime started, Duration took) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Returns when it was, to the minute, in the zone of who ran it. */
    String date() {
        return MINUTE.format(started);
    }

    /** Returns how long it took, for people. */
    String duration() {
        long seconds = took.plusMillis(500).toSeconds();
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
