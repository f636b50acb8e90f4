package dev.sluice.samples.quakes;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A seismic event.
 *
 * @param id its id in the catalogue
 * @param time when it happened
 * @param type what it was, mostly an earthquake
 * @param network the seismic network that reported it
 * @param region country, state or sea; as the catalogue has it, where for example both CA and California occur
 * @param place where it was, in words
 * @param magnitude how strong, or null if not known; weak events have negative magnitudes
 * @param depth how deep, in kilometres, or null if not known
 */
record Quake(
        String id,
        Instant time,
        String type,
        String network,
        String region,
        String place,
        @Nullable Double magnitude,
        @Nullable Double depth) {}
