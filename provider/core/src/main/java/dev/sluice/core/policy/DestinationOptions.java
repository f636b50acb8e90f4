package dev.sluice.core.policy;

import java.time.Duration;
import java.util.List;

import dev.sluice.core.group.Balancing;

/** The options that can be set per destination, by name pattern; they hold for queues and for every subscription alike. */
public final class DestinationOptions {
    /** Bound in messages. */
    public static final Option<Integer> CAPACITY = Option.integer(
            "capacity",
            100_000,
            1,
            Integer.MAX_VALUE,
            "How many messages a queue or subscription holds at most: pending, delayed, and handed over but not settled.");

    /** Bound in bytes. */
    public static final Option<Long> CAPACITY_BYTES = Option.bytes(
            "capacityBytes",
            0,
            "How many bytes of bodies and properties a queue or subscription holds at most, beside 'capacity'; 0 for no such bound.");

    /** What happens at the bound. */
    public static final Option<OverflowPolicy> OVERFLOW = Option.choice(
            "overflow",
            OverflowPolicy.BLOCK,
            "What happens to a message that arrives when 'capacity' or 'capacityBytes' is reached.");

    /** How long BLOCK waits. */
    public static final Option<Duration> SEND_TIMEOUT = Option.duration(
            "sendTimeout",
            Duration.ofSeconds(30),
            "How long a sender waits for space under overflow=BLOCK before it is refused.");

    /** Rise of the priority of those that wait. */
    public static final Option<Duration> PRIORITY_AGEING = Option.duration(
            "priorityAgeing",
            Duration.ZERO,
            "For each such time that a message has waited, its priority counts as one more, up to 9; 0 for never.");

    /** Who of several consumers gets which message. */
    public static final Option<Balancing> BALANCING = Option.of(
            "balancing",
            Balancing.FIRST_READY,
            new BalancingKind(),
            "How messages are divided among the consumers of a queue or of a shared subscription.");

    /** Messages set aside for a member. */
    public static final Option<Integer> GROUP_PREFETCH = Option.integer(
            "groupPrefetch",
            1_000,
            1,
            Integer.MAX_VALUE,
            "How many messages, times its weight, are set aside for a busy consumer under balancing=ROUND_ROBIN or WEIGHTED"
                    + " before its turn is passed over.");

    /** What keeps messages together. */
    public static final Option<String> GROUP_KEY = Option.of(
            "groupKey",
            "JMSXGroupID",
            new PropertyName(),
            "The property whose value is a message's key under balancing=KEY; messages without it go to consumers in turn.");

    /** How many ids are remembered. */
    public static final Option<Integer> DUPLICATE_WINDOW = Option.integer(
            "duplicateWindow",
            10_000,
            0,
            Integer.MAX_VALUE,
            "How many of the latest duplicate ids a queue or topic remembers; a message with one of them is dropped."
                    + " 0 for none.");

    /** How long ids are remembered. */
    public static final Option<Duration> DUPLICATE_TIME = Option.duration(
            "duplicateTime",
            Duration.ZERO,
            "How long a duplicate id is remembered at most; 0 for as long as it is among the latest.");

    /** Attempts before a message becomes a dead letter. */
    public static final Option<Integer> MAX_DELIVERIES = Option.integer(
            "maxDeliveries",
            10,
            0,
            Integer.MAX_VALUE,
            "How often a message is handed over before it goes to the dead letters; 0 for no limit.");

    /** Wait before the first redelivery. */
    public static final Option<Duration> REDELIVERY_DELAY = Option.duration(
            "redeliveryDelay", Duration.ZERO, "How long a message that came back waits before its next delivery.");

    /** Growth of that wait. */
    public static final Option<Double> REDELIVERY_MULTIPLIER = Option.decimal(
            "redeliveryMultiplier", 1.0, 1.0, 1_000.0, "By what the redelivery delay grows with each further attempt.");

    /** Bound of that wait. */
    public static final Option<Duration> REDELIVERY_MAX_DELAY = Option.duration(
            "redeliveryMaxDelay", Duration.ofHours(1), "What the redelivery delay never exceeds, jitter aside.");

    /** Randomness of that wait. */
    public static final Option<Double> REDELIVERY_JITTER = Option.decimal(
            "redeliveryJitter", 0.0, 0.0, 1.0, "The share by which the redelivery delay varies at random, up or down.");

    /** Whether others wait behind it. */
    public static final Option<Boolean> REDELIVERY_ORDERED = Option.flag(
            "redeliveryOrdered",
            false,
            "Whether messages of its priority wait behind one that waits for redelivery, so that their order holds.");

    /** Time to settle. */
    public static final Option<Duration> ACK_TIMEOUT = Option.duration(
            "ackTimeout",
            Duration.ZERO,
            "How long a message may stay handed over without being settled before it goes back; 0 for ever.");

    /** Where dead letters go. */
    public static final Option<String> DEAD_LETTER_QUEUE = Option.of(
            "deadLetterQueue",
            "DLQ.{destination}",
            new DeadLetterQueueName(),
            "The queue for dead letters; {destination} stands for where the message was sent. Empty: they are discarded.");

    /** Expired messages too. */
    public static final Option<Boolean> DEAD_LETTER_EXPIRED =
            Option.flag("deadLetterExpired", false, "Whether expired messages go to the dead letter queue.");

    /** Dropped messages too. */
    public static final Option<Boolean> DEAD_LETTER_DROPPED = Option.flag(
            "deadLetterDropped", false, "Whether dropped and evicted messages go to the dead letter queue.");

    /** All of them, in the order of the manual. */
    public static final List<Option<?>> ALL = List.of(
            CAPACITY,
            CAPACITY_BYTES,
            OVERFLOW,
            SEND_TIMEOUT,
            PRIORITY_AGEING,
            BALANCING,
            GROUP_PREFETCH,
            GROUP_KEY,
            DUPLICATE_WINDOW,
            DUPLICATE_TIME,
            MAX_DELIVERIES,
            REDELIVERY_DELAY,
            REDELIVERY_MULTIPLIER,
            REDELIVERY_MAX_DELAY,
            REDELIVERY_JITTER,
            REDELIVERY_ORDERED,
            ACK_TIMEOUT,
            DEAD_LETTER_QUEUE,
            DEAD_LETTER_EXPIRED,
            DEAD_LETTER_DROPPED);

    private DestinationOptions() {}

    private static final class BalancingKind extends ValueKind<Balancing> {
        @Override
        Balancing parse(String text) {
            return Balancing.parse(text);
        }

        @Override
        String words() {
            return Balancing.WORDS;
        }
    }

    private static final class PropertyName extends ValueKind.Text {
        PropertyName() {
            super("the name of a property");
        }

        @Override
        boolean isLegal(String name) {
            return !name.isBlank();
        }
    }

    private static final class DeadLetterQueueName extends ValueKind.Text {
        DeadLetterQueueName() {
            super("the name of one queue, or nothing");
        }

        @Override
        boolean isLegal(String name) {
            return DestinationPolicy.DeadLetterPolicy.isLegal(name);
        }
    }
}
