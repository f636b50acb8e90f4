package dev.sluice.samples.groups;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.sluice.samples.plot.Points;

/** What one member of a group has done. */
final class Score {
    private final Map<Phase, Integer> received = new EnumMap<>(Phase.class);
    private final Set<String> keys = new HashSet<>();
    private final Points doneSoFar = new Points();
    private int done;

    Score() {
        doneSoFar.set(Duration.ZERO, 0);
    }

    void received(Phase phase, String key) {
        received.merge(phase, 1, Integer::sum);
        keys.add(key);
    }

    void done(Duration at) {
        doneSoFar.set(at, ++done);
    }

    int received(Phase phase) {
        return received.getOrDefault(phase, 0);
    }

    int received() {
        return received.values().stream().mapToInt(Integer::intValue).sum();
    }

    int keys() {
        return keys.size();
    }

    int doneCount() {
        return done;
    }

    Points doneSoFar() {
        return doneSoFar;
    }
}
