package dev.sluice.samples.quakes;

import java.util.List;
import java.util.Map;

/**
 * What everybody received.
 *
 * @param alerts what the alert desk got
 * @param archived what the archive got, in the order of reception
 * @param waited how many of those had waited while it was away
 * @param byNetwork how many events the desk of each network got
 * @param byRegion what the workers found out about each region
 * @param shares how many events each worker got
 */
record Findings(
        List<Quake> alerts,
        List<Quake> archived,
        int waited,
        Map<String, Integer> byNetwork,
        Map<String, Figures> byRegion,
        List<Integer> shares) {}
