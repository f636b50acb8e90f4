package dev.sluice.core.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
    private static final System.Logger LOG = System.getLogger("dev.sluice.losses");

    private final Source source;
    private final BrokerClock clock;
    private final Map<LossReason, Repetition> losses = new ConcurrentHashMap<>();
    private final Map<String, Repetition> failures = new ConcurrentHashMap<>();

    LossLog(Source source, BrokerClock clock) {
        this.source = source;
        this.clock = clock;
    }

    void lost(LossReason reason, DestinationPolicy policy) {
        losses.computeIfAbsent(reason, first -> new Repetition(clock, count -> say(count, reason, policy)))
                .happened();
    }

    private void say(long count, LossReason reason, DestinationPolicy policy) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Lost " + messages(count) + " in " + source + ": " + reason + ". " + advice(reason, policy) + " "
                        + whereabouts(reason, policy));
    }

    /** A message that was to be a dead letter is none, and gone. */
    void noDeadLetter(String why) {
        failures.computeIfAbsent(
                        why,
                        first -> new Repetition(
                                clock,
                                count -> LOG.log(
                                        System.Logger.Level.WARNING,
                                        "No dead letters for " + messages(count) + " lost in " + source + ": " + why
                                                + ".")))
                .happened();
    }

    private static String messages(long count) {
        return count == 1 ? "1 message" : count + " messages";
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
}
