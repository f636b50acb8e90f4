package dev.sluice.core.queue;

import java.util.EnumMap;
import java.util.Map;

import dev.sluice.core.policy.LossReason;

/** What a queue counts. Threads: guarded by the queue's lock, so counting costs no contended write. */
final class Counters {
    long published;
    long delivered;
    long redelivered;
    long acknowledged;
    long removed;
    long timedOut;
    long settledLate;
    private final long[] lost = new long[LossReason.values().length];

    @SuppressWarnings("EnumOrdinal") // an index that never leaves this class
    void lost(LossReason reason) {
        lost[reason.ordinal()]++;
    }

    QueueFigures figures(QueueFigures.Depth depth) {
        Map<LossReason, Long> byReason = new EnumMap<>(LossReason.class);
        for (LossReason reason : LossReason.values()) {
            byReason.put(reason, lostFor(reason));
        }
        return new QueueFigures(
                depth,
                new QueueFigures.Totals(
                        published, delivered, redelivered, acknowledged, removed, timedOut, settledLate),
                Map.copyOf(byReason));
    }

    @SuppressWarnings("EnumOrdinal") // an index that never leaves this class
    private long lostFor(LossReason reason) {
        return lost[reason.ordinal()];
    }
}
