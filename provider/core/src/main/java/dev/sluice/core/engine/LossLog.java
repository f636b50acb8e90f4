package dev.sluice.core.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.admin.Source;
import dev.sluice.core.policy.DestinationPolicy;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.time.BrokerClock;

/**
 * Says in the log what is lost in one queue or subscription, and what can be done about it: for each reason one line at
 * once, and then how many there were in each {@link Repetition#INTERVAL_MILLIS} milliseconds.
 *
 * <p>Threads: any.
 */
final class LossLog {
    private final Source source;
    private final BrokerClock clock;
    private final Map<Kind, Repetition> byKind = new ConcurrentHashMap<>();

    /** Losses that are the same to people: for one reason, and with one reason why there is no dead letter, if any. */
    private record Kind(LossReason reason, @Nullable String failure) {}

    LossLog(Source source, BrokerClock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * A message was lost.
     *
     * @param reason why
     * @param policy of where it was lost
     * @param failure why there is no dead letter, if there was to be one; else null
     */
    void lost(LossReason reason, DestinationPolicy policy, @Nullable String failure) {
        byKind.computeIfAbsent(
                        new Kind(reason, failure),
                        kind -> new Repetition(clock, count -> say(count, reason, policy, failure)))
                .happened();
    }

    private void say(long count, LossReason reason, DestinationPolicy policy, @Nullable String failure) {
        String what = "Lost " + (count == 1 ? "1 message" : count + " messages") + " in " + source + ": " + reason;
        String where = failure == null ? whereabouts(reason, policy) : "There is no dead letter: " + failure + ".";
        log().log(System.Logger.Level.WARNING, what + ". " + advice(reason, policy) + " " + where);
    }

    private static String advice(LossReason reason, DestinationPolicy policy) {
        return switch (reason) {
            case DROPPED_NEWEST, DROPPED_OLDEST, EVICTED ->
                "Consume faster, raise its 'capacity' of " + policy.capacity() + ", or choose another 'overflow' than "
                        + policy.overflow() + ".";
            case EXPIRED -> "Consume faster, or give messages more time to live.";
            case MAX_DELIVERIES ->
                "See why its consumers fail, or raise its 'maxDeliveries' of "
                        + policy.redelivery().maxDeliveries() + ".";
            case REJECTED -> "See why its consumers refuse them.";
            case DUPLICATE -> "Their senders repeat themselves, or choose ids that are not unique.";
        };
    }

    private static String whereabouts(LossReason reason, DestinationPolicy policy) {
        if (policy.deadLetters().takes(reason)) {
            return "They are in the dead letter queue, from where they can be replayed.";
        }
        return switch (reason) {
            case DROPPED_NEWEST, DROPPED_OLDEST, EVICTED -> "They are gone; 'deadLetterDropped' would keep them.";
            case EXPIRED -> "They are gone; 'deadLetterExpired' would keep them.";
            case MAX_DELIVERIES, REJECTED -> "They are gone; a 'deadLetterQueue' would keep them.";
            case DUPLICATE -> "They are gone.";
        };
    }

    /** Looked up when there is something to say: finding out who logs in this JVM is slow at start. */
    private static System.Logger log() {
        return System.getLogger("dev.sluice.losses");
    }
}
