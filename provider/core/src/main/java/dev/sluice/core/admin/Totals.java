package dev.sluice.core.admin;

import java.util.EnumMap;
import java.util.Map;

import dev.sluice.core.policy.LossReason;

/**
 * What has happened in a queue or subscription since it was made, or in several together. The figures only grow, but for
 * a delivery that is taken back as if it had never been. What was sent is what was acknowledged, lost or removed, and what
 * is still there; of some of what was lost there are dead letters:
 *
 * <pre>sent() = acknowledged + allLost() + removed + pending + delayed + in flight</pre>
 *
 * @param published messages that entered
 * @param delivered hand-overs to consumers, redeliveries included
 * @param redelivered hand-overs that were not a message's first
 * @param acknowledged messages acknowledged
 * @param lost messages not delivered, by reason; every reason is present
 * @param deadLettered those of them of which there was made a dead letter
 * @param removed messages taken out by an operator, or that ended with their queue or subscription
 * @param timedOut deliveries that were not acknowledged in time
 * @param settledLate acknowledgements that came too late and had no effect
 * @param refused sends that failed for want of space
 */
public record Totals(
        long published,
        long delivered,
        long redelivered,
        long acknowledged,
        Map<LossReason, Long> lost,
        long deadLettered,
        long removed,
        long timedOut,
        long settledLate,
        long refused) {
    /** Nothing has happened. */
    public static final Totals NONE = new Totals(0, 0, 0, 0, noLosses(), 0, 0, 0, 0, 0);

    private static Map<LossReason, Long> noLosses() {
        Map<LossReason, Long> none = new EnumMap<>(LossReason.class);
        for (LossReason reason : LossReason.values()) {
            none.put(reason, 0L);
        }
        return Map.copyOf(none);
    }

    /** Returns that so many duplicates were dropped, and nothing else has happened. */
    public static Totals ofDuplicates(long count) {
        Map<LossReason, Long> lost = new EnumMap<>(NONE.lost);
        lost.put(LossReason.DUPLICATE, count);
        return new Totals(0, 0, 0, 0, Map.copyOf(lost), 0, 0, 0, 0, 0);
    }

    /** Returns how many messages were lost for a reason. */
    public long lost(LossReason reason) {
        return lost.getOrDefault(reason, 0L);
    }

    /** Returns how many messages were lost, dead letters included. */
    public long allLost() {
        return lost.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many messages were sent: those that entered, and those that were lost without having entered. */
    public long sent() {
        return published + lost(LossReason.DROPPED_NEWEST) + lost(LossReason.DUPLICATE);
    }

    /** Returns what has happened in both together. */
    public Totals plus(Totals other) {
        Map<LossReason, Long> both = new EnumMap<>(lost);
        other.lost.forEach((reason, count) -> both.merge(reason, count, Long::sum));
        return new Totals(
                published + other.published,
                delivered + other.delivered,
                redelivered + other.redelivered,
                acknowledged + other.acknowledged,
                Map.copyOf(both),
                deadLettered + other.deadLettered,
                removed + other.removed,
                timedOut + other.timedOut,
                settledLate + other.settledLate,
                refused + other.refused);
    }
}
