package dev.sluice.core.policy;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.AddressPattern;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * What some settings are for: the destinations whose name matches a pattern, with all their subscriptions, as
 * {@code prices.>}; or, of those destinations, the subscriptions of one name only, as {@code prices.>@archive}. The name of a
 * subscription is what follows the first {@code @}, taken to the letter.
 *
 * @param destinations the names of destinations
 * @param subscription the name of subscriptions, or null for the destinations themselves
 */
public record PolicyPattern(
        AddressPattern destinations, @Nullable String subscription) {
    private static final char SEPARATOR = '@';

    /** A topic sees a message once, before its subscriptions do. */
    private static final List<Option<?>> NOT_OF_SUBSCRIPTIONS =
            List.of(DestinationOptions.DUPLICATE_WINDOW, DestinationOptions.DUPLICATE_TIME);

    /**
     * Compiles a pattern.
     *
     * @throws BrokerException {@link BrokerError#INVALID_NAME} if it is no pattern of names, or one of the names beside the
     *     {@code @} is missing
     */
    public static PolicyPattern of(String text) {
        int at = text.indexOf(SEPARATOR);
        if (at < 0) {
            return new PolicyPattern(AddressPattern.of(text), null);
        }
        String topic = text.substring(0, at);
        String subscription = text.substring(at + 1);
        if (topic.isBlank()) {
            throw new BrokerException(
                    BrokerError.INVALID_NAME,
                    "'" + text + "' names no topic before the '@': write '>" + text
                            + "' for the subscriptions of this name to all topics.");
        }
        if (subscription.isBlank()) {
            throw new BrokerException(
                    BrokerError.INVALID_NAME,
                    "'" + text + "' names no subscription after the '@': write '" + topic
                            + "' for the topics and all their subscriptions.");
        }
        return new PolicyPattern(AddressPattern.of(topic), subscription);
    }

    /** Compares two: those of subscriptions first, and then as {@link AddressPattern#mostSpecificFirst}. */
    static int mostSpecificFirst(PolicyPattern one, PolicyPattern other) {
        int byKind = Boolean.compare(one.subscription == null, other.subscription == null);
        return byKind != 0 ? byKind : AddressPattern.mostSpecificFirst(one.destinations, other.destinations);
    }

    /** Returns whether it is for the destination of a name. */
    boolean matches(String name) {
        return subscription == null && destinations.matches(name);
    }

    /** Returns whether it is for the subscription of a name to the topic of a name. */
    boolean matches(String topic, String name) {
        return (subscription == null || subscription.equals(name)) && destinations.matches(topic);
    }

    /**
     * Checks that settings make sense for what this matches.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if this is for subscriptions, and an option is for topics
     */
    void checkCanHave(Settings settings) {
        if (subscription == null) {
            return;
        }
        for (Option<?> option : NOT_OF_SUBSCRIPTIONS) {
            if (settings.has(option)) {
                throw new BrokerException(
                        BrokerError.CONFIGURATION,
                        "Option '" + option + "' cannot be set for '" + this
                                + "': a topic remembers ids for all its subscriptions. Set it for '" + destinations
                                + "'.");
            }
        }
    }

    /** Returns the pattern as it was written. */
    @Override
    public String toString() {
        return subscription == null ? destinations.toString() : destinations.toString() + SEPARATOR + subscription;
    }
}
