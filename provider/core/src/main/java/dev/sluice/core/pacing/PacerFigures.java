package dev.sluice.core.pacing;

import java.time.Duration;

/**
 * What a pacer has done so far.
 *
 * @param pacer its name
 * @param interval the interval between two sends, now
 * @param throttling whether that is more than at its base
 * @param backPressureEvents how often it was told of back-pressure
 * @param throttled by how much it has lengthened the pauses before all sends so far, compared with its base
 */
public record PacerFigures(
        String pacer, Duration interval, boolean throttling, long backPressureEvents, Duration throttled) {}
