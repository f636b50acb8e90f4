package dev.sluice.core.queue;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.policy.LossReason;

/**
 * What a queue counts, and what its listener is told of when the lock has been released.
 *
 * <p>Threads: guarded by the queue's lock, so counting costs no contended write.
 */
final class Counters {
    private final MessageQueue queue;
    private final QueueListener listener;
    private final QueueLock lock;

    long published;
    long delivered;
    long redelivered;
    long acknowledged;
    long removed;
    private long timedOut;
    private long settledLate;
    private final long[] lost = new long[LossReason.values().length];

    Counters(MessageQueue queue, QueueLock lock) {
        this.queue = queue;
        this.listener = queue.listener();
        this.lock = lock;
    }

    @SuppressWarnings("EnumOrdinal") // an index that never leaves this class
    void lost(QueuedDelivery delivery, LossReason reason, @Nullable Throwable cause) {
        lost[reason.ordinal()]++;
        QueueListener.Loss loss = new QueueListener.Loss(queue, delivery.envelope(), reason, delivery.attempts, cause);
        lock.afterwards(() -> listener.lost(loss));
    }

    void timedOut(QueuedDelivery delivery) {
        timedOut++;
        Envelope envelope = delivery.envelope();
        int attempt = delivery.attempts;
        lock.afterwards(() -> listener.timedOut(queue, envelope, attempt));
    }

    void settledLate(int attempt) {
        settledLate++;
        lock.afterwards(() -> listener.settledLate(queue, attempt));
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
