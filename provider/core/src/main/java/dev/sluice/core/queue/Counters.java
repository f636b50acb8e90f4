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
    long refused;
    long deadLettered;

    /** Whether a message has found no free slot since half of them were free. */
    private boolean full;

    private long timedOut;
    private long settledLate;
    private final long[] lost = new long[LossReason.values().length];

    Counters(MessageQueue queue, QueueLock lock) {
        this.queue = queue;
        this.listener = queue.listener();
        this.lock = lock;
    }

    void lost(
            QueuedDelivery delivery,
            LossReason reason,
            QueueListener.@Nullable Failures failures,
            @Nullable Throwable cause) {
        lost(new QueueListener.Loss(queue, delivery.envelope(), reason, delivery.attempts, failures, cause));
    }

    /** A message did not get in, because one with its duplicate id was there before. */
    void duplicate(Envelope envelope) {
        lost(new QueueListener.Loss(queue, envelope, LossReason.DUPLICATE, 0, null, null));
    }

    @SuppressWarnings("EnumOrdinal") // an index that never leaves this class
    private void lost(QueueListener.Loss loss) {
        lost[loss.reason().ordinal()]++;
        lock.afterwards(() -> listener.lost(loss));
    }

    void timedOut(QueuedDelivery delivery) {
        timedOut++;
        QueueReader holder = delivery.holder();
        if (holder != null) {
            Envelope envelope = delivery.envelope();
            int attempt = delivery.attempts;
            lock.afterwards(() -> listener.timedOut(queue, envelope, attempt, holder.owner()));
        }
    }

    void settledLate(QueuedDelivery delivery, int attempt) {
        settledLate++;
        Envelope envelope = delivery.envelopeIfAny();
        lock.afterwards(() -> listener.settledLate(queue, envelope, attempt));
    }

    void foundFull() {
        if (!full) {
            full = true;
            lock.afterwards(() -> listener.filled(queue));
        }
    }

    void freed(Arrivals arrivals) {
        if (full && arrivals.usedByCollected() <= queue.policy().capacity() / 2) {
            full = false;
        }
    }

    void blocked(BlockedSend send) {
        lock.afterwards(() -> listener.blocked(queue, send.sender()));
    }

    void unblocked(BlockedSend send, boolean entered) {
        lock.afterwards(() -> listener.unblocked(queue, send.sender(), send.waitedNanos(), entered));
    }

    QueueFigures.Totals totals() {
        return new QueueFigures.Totals(
                published, delivered, redelivered, acknowledged, removed, timedOut, settledLate, refused, deadLettered);
    }

    Map<LossReason, Long> lost() {
        Map<LossReason, Long> byReason = new EnumMap<>(LossReason.class);
        for (LossReason reason : LossReason.values()) {
            byReason.put(reason, lostFor(reason));
        }
        return Map.copyOf(byReason);
    }

    @SuppressWarnings("EnumOrdinal") // an index that never leaves this class
    private long lostFor(LossReason reason) {
        return lost[reason.ordinal()];
    }
}
