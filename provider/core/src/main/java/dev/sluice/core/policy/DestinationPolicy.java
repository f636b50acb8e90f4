package dev.sluice.core.policy;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.group.Balancing;

/**
 * How one queue or subscription behaves: the {@linkplain DestinationOptions options} that hold for it, in the form in
 * which the engine uses them.
 *
 * @param bounds how much it holds, and what happens then
 * @param ageingMillis after how many milliseconds of waiting a priority counts as one more, or 0 for never
 * @param group how messages are divided among several receivers
 * @param redelivery what happens to messages that come back
 * @param ackTimeoutMillis time to settle a delivery, in milliseconds, or 0 for ever
 * @param duplicates which messages count as sent before
 * @param deadLetters where messages go that are not delivered
 */
public record DestinationPolicy(
        Bounds bounds,
        long ageingMillis,
        GroupPolicy group,
        RedeliveryPolicy redelivery,
        long ackTimeoutMillis,
        DuplicatePolicy duplicates,
        DeadLetterPolicy deadLetters) {

    /** All options at their defaults. */
    public static final DestinationPolicy DEFAULT = of(Settings.NONE);

    /** Returns the policy that some settings make. */
    public static DestinationPolicy of(Settings settings) {
        return new DestinationPolicy(
                Bounds.of(settings),
                settings.get(DestinationOptions.PRIORITY_AGEING).toMillis(),
                GroupPolicy.of(settings),
                RedeliveryPolicy.of(settings),
                settings.get(DestinationOptions.ACK_TIMEOUT).toMillis(),
                DuplicatePolicy.of(settings),
                DeadLetterPolicy.of(settings));
    }

    /** Returns the bound in messages, at least 1. */
    public int capacity() {
        return bounds.messages();
    }

    /** Returns what happens at the bound. */
    public OverflowPolicy overflow() {
        return bounds.overflow();
    }

    /** Returns how long a sender waits under {@link OverflowPolicy#BLOCK}, in milliseconds. */
    public long sendTimeoutMillis() {
        return bounds.sendTimeoutMillis();
    }

    /**
     * Returns the policy of a dead letter queue. It takes messages that have nowhere else to go: so whatever the settings
     * say, which may be meant for many queues, it never gives up on them, has no dead letters of its own, and never makes
     * anybody wait or refuses; at its bound, the oldest goes, unless the settings say which other goes.
     */
    public static DestinationPolicy ofDeadLetterQueue(Settings settings) {
        Settings lasting =
                settings.with(DestinationOptions.MAX_DELIVERIES, 0).with(DestinationOptions.DEAD_LETTER_QUEUE, "");
        return of(
                settings.get(DestinationOptions.OVERFLOW).leavesToSender()
                        ? lasting.with(DestinationOptions.OVERFLOW, OverflowPolicy.DROP_OLDEST)
                        : lasting);
    }

    /**
     * How much a queue or subscription holds.
     *
     * @param messages how many messages, at least 1
     * @param bytes how many bytes of bodies and properties, or 0 for no such bound
     * @param overflow what happens at either bound
     * @param sendTimeoutMillis how long a sender waits under {@link OverflowPolicy#BLOCK}, in milliseconds
     */
    public record Bounds(int messages, long bytes, OverflowPolicy overflow, long sendTimeoutMillis) {
        static Bounds of(Settings settings) {
            return new Bounds(
                    settings.get(DestinationOptions.CAPACITY),
                    settings.get(DestinationOptions.CAPACITY_BYTES),
                    settings.get(DestinationOptions.OVERFLOW),
                    settings.get(DestinationOptions.SEND_TIMEOUT).toMillis());
        }
    }

    /**
     * How messages are divided among several receivers.
     *
     * @param balancing by which strategy
     * @param prefetch how many are set aside for each, times its weight
     * @param key the property that keeps messages together
     */
    public record GroupPolicy(Balancing balancing, int prefetch, String key) {
        static GroupPolicy of(Settings settings) {
            return new GroupPolicy(
                    settings.get(DestinationOptions.BALANCING),
                    settings.get(DestinationOptions.GROUP_PREFETCH),
                    settings.get(DestinationOptions.GROUP_KEY).strip());
        }
    }

    /**
     * Which messages count as sent before.
     *
     * @param count how many of the latest ids are remembered
     * @param millis for how long at most, in milliseconds, or 0 for no limit
     */
    public record DuplicatePolicy(int count, long millis) {
        static DuplicatePolicy of(Settings settings) {
            return new DuplicatePolicy(
                    settings.get(DestinationOptions.DUPLICATE_WINDOW),
                    settings.get(DestinationOptions.DUPLICATE_TIME).toMillis());
        }
    }

    /**
     * Where messages go that are not delivered.
     *
     * @param queue name of the queue, {@code {destination}} standing for where the message was sent; empty for nowhere
     * @param expired whether expired messages go there
     * @param dropped whether dropped and evicted messages go there
     */
    public record DeadLetterPolicy(String queue, boolean expired, boolean dropped) {
        private static final String DESTINATION = "{destination}";

        static DeadLetterPolicy of(Settings settings) {
            return new DeadLetterPolicy(
                    settings.get(DestinationOptions.DEAD_LETTER_QUEUE).strip(),
                    settings.get(DestinationOptions.DEAD_LETTER_EXPIRED),
                    settings.get(DestinationOptions.DEAD_LETTER_DROPPED));
        }

        /** Returns whether a message lost for this reason becomes a dead letter. */
        public boolean takes(LossReason reason) {
            if (queue.isEmpty()) {
                return false;
            }
            return switch (reason) {
                case MAX_DELIVERIES, REJECTED -> true;
                case EXPIRED -> expired;
                case DROPPED_NEWEST, DROPPED_OLDEST, EVICTED -> dropped;
                case DUPLICATE -> false;
            };
        }

        /** Returns the dead letter queue for messages sent to a destination. */
        public Address queueFor(Address destination) {
            return Address.queue(queue.replace(DESTINATION, destination.name()));
        }

        /** Returns whether a text can be the option {@link DestinationOptions#DEAD_LETTER_QUEUE}. */
        static boolean isLegal(String queue) {
            try {
                return queue.isBlank()
                        || Address.queue(queue.strip().replace(DESTINATION, "x"))
                                .isPlain();
            } catch (BrokerException e) {
                return false;
            }
        }

        /** Returns whether a dead letter queue may get a name by an option; not, if by that option it may be any name, or none. */
        static boolean mayBeNamed(String name, String queue) {
            String option = queue.strip();
            return !option.replace(DESTINATION, "").isEmpty() && matches(name, option);
        }

        private static boolean matches(String name, String option) {
            int gap = option.indexOf(DESTINATION);
            if (gap < 0) {
                return name.equals(option);
            }
            if (!name.startsWith(option.substring(0, gap))) {
                return false;
            }
            String rest = option.substring(gap + DESTINATION.length());
            int end = gap + 1;
            while (end <= name.length() && !matches(name.substring(end), rest)) {
                end++;
            }
            return end <= name.length();
        }
    }
}
