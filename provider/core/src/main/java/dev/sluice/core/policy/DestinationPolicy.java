package dev.sluice.core.policy;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerException;

/**
 * How one queue or subscription behaves: the {@linkplain DestinationOptions options} that hold for it, in the form in
 * which the engine uses them.
 *
 * @param capacity bound in messages, at least 1
 * @param overflow what happens at the bound
 * @param sendTimeoutMillis how long a sender waits under {@link OverflowPolicy#BLOCK}, in milliseconds
 * @param redelivery what happens to messages that come back
 * @param ackTimeoutMillis time to settle a delivery, in milliseconds, or 0 for ever
 * @param deadLetters where messages go that are not delivered
 */
public record DestinationPolicy(
        int capacity,
        OverflowPolicy overflow,
        long sendTimeoutMillis,
        RedeliveryPolicy redelivery,
        long ackTimeoutMillis,
        DeadLetterPolicy deadLetters) {

    /** All options at their defaults. */
    public static final DestinationPolicy DEFAULT = of(Settings.NONE);

    /** Returns the policy that some settings make. */
    public static DestinationPolicy of(Settings settings) {
        return new DestinationPolicy(
                settings.get(DestinationOptions.CAPACITY),
                settings.get(DestinationOptions.OVERFLOW),
                settings.get(DestinationOptions.SEND_TIMEOUT).toMillis(),
                RedeliveryPolicy.of(settings),
                settings.get(DestinationOptions.ACK_TIMEOUT).toMillis(),
                DeadLetterPolicy.of(settings));
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

        /** Returns what matches the names that dead letter queues get by an option, or null if it may be any name, or none. */
        static @Nullable Pattern names(String queue) {
            String[] fixed = queue.strip().split(Pattern.quote(DESTINATION), -1);
            return String.join("", fixed).isEmpty()
                    ? null
                    : Pattern.compile(Arrays.stream(fixed).map(Pattern::quote).collect(Collectors.joining(".+")));
        }
    }
}
