package dev.sluice.jms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.AddressPattern;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.Nearest;
import dev.sluice.core.policy.Option;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;

/**
 * Options given as text, by name: those of the broker, those of destinations — {@code capacity} for all,
 * {@code destination.orders.>.capacity} for some — and those of connections.
 */
final class BrokerOptions {
    static final Option<Boolean> VIRTUAL_THREADS =
            Option.flag("virtualThreads", false, "Whether listeners run on virtual threads; needs JDK 21 or later.");
    static final Option<Boolean> STRICT_PROPERTY_NAMES = Option.flag(
            "strictPropertyNames",
            false,
            "Whether property names must be identifiers of the selector language to the letter.");
    static final Option<Boolean> OBJECTS_BY_REFERENCE = Option.flag(
            "objectsByReference", false, "Whether object messages carry the very object, shared by all who get it.");
    static final Option<String> TRUSTED_CLASSES = Option.text(
            "trustedClasses",
            "",
            "Classes, separated by commas, that object messages may contain beside the JDK's values.");

    static final Option<Boolean> JMX = Option.flag(
            "jmx", false, "Whether the broker, its queues, topics and subscriptions are shown as management beans.");

    static final Option<String> CLIENT_ID = Option.text("clientId", "", "The client id of every connection.");
    static final Option<String> USER =
            Option.text("user", "", "The user's name for connections that are made without.");
    static final Option<String> PASSWORD = Option.text("password", "", "The password that belongs to 'user'.");

    /** Options of the broker, in the order of the manual. */
    static final List<Option<?>> BROKER =
            List.of(VIRTUAL_THREADS, STRICT_PROPERTY_NAMES, OBJECTS_BY_REFERENCE, TRUSTED_CLASSES, JMX);
    /** Options of connections, in the order of the manual. */
    static final List<Option<?>> CONNECTION = List.of(CLIENT_ID, USER, PASSWORD);

    private static final String DESTINATION_PREFIX = "destination.";
    private static final String EVERYTHING = ">";

    private Settings broker = Settings.NONE;
    private Settings connection = Settings.NONE;
    private PolicyTable policies = PolicyTable.EMPTY;

    private BrokerOptions() {}

    /**
     * Reads options.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if one is unknown, naming the nearest known, or has an
     *     illegal value
     */
    static BrokerOptions read(Map<String, String> texts) {
        BrokerOptions options = new BrokerOptions();
        texts.forEach(options::read);
        // What the builder would refuse later is refused here.
        options.applyTo(SluiceBroker.builder());
        return options;
    }

    private void read(String key, String text) {
        if (key.startsWith(DESTINATION_PREFIX)) {
            readForDestination(key, text);
            return;
        }
        Option<?> ofBroker = find(BROKER, key);
        Option<?> ofConnection = find(CONNECTION, key);
        Option<?> ofDestination = find(DestinationOptions.ALL, key);
        if (ofBroker != null) {
            broker = broker.withText(ofBroker, text);
        } else if (ofConnection != null) {
            connection = connection.withText(ofConnection, text);
        } else if (ofDestination != null) {
            policies = policies.with(EVERYTHING, Settings.NONE.withText(ofDestination, text));
        } else {
            throw unknown(key, allNames(), "");
        }
    }

    private void readForDestination(String key, String text) {
        int dot = key.lastIndexOf('.');
        if (dot <= DESTINATION_PREFIX.length()) {
            throw refused("Option '" + key + "' is incomplete: write destination.PATTERN.OPTION,"
                    + " for example destination.orders.>.capacity=10");
        }
        String pattern = pattern(key, key.substring(DESTINATION_PREFIX.length(), dot));
        String name = key.substring(dot + 1);
        Option<?> option = find(DestinationOptions.ALL, name);
        if (option == null) {
            throw unknown(name, names(DestinationOptions.ALL), " of destination '" + pattern + "'");
        }
        policies = policies.with(pattern, Settings.NONE.withText(option, text));
    }

    private static String pattern(String key, String text) {
        try {
            return AddressPattern.of(text).toString();
        } catch (BrokerException e) {
            throw new BrokerException(
                    BrokerError.CONFIGURATION,
                    "Option '" + key + "' cannot be set: " + e.getMessage() + " Nothing was started.",
                    e);
        }
    }

    private static @Nullable Option<?> find(List<Option<?>> options, String name) {
        for (Option<?> option : options) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        return null;
    }

    private static List<String> allNames() {
        List<String> names = new ArrayList<>(names(BROKER));
        names.addAll(names(CONNECTION));
        names.addAll(names(DestinationOptions.ALL));
        return names;
    }

    private static List<String> names(List<Option<?>> options) {
        return options.stream().map(Option::name).toList();
    }

    private static BrokerException unknown(String name, List<String> known, String where) {
        String nearest = Nearest.suggestion(name, known);
        String hint = nearest.isEmpty() ? "; the options are " + String.join(", ", known) : nearest;
        return refused("Unknown option '" + name + "'" + where + hint);
    }

    private static BrokerException refused(String why) {
        return new BrokerException(BrokerError.CONFIGURATION, why + ". Nothing was started.");
    }

    /** Returns the value of an option of connections, or null if it is not set, or to nothing. */
    @Nullable
    String connection(Option<String> option) {
        String value = connection.get(option);
        return value.isEmpty() ? null : value;
    }

    /** Sets a builder's options to these. */
    SluiceBroker.Builder applyTo(SluiceBroker.Builder builder) {
        builder.policies(policies)
                .virtualThreads(broker.get(VIRTUAL_THREADS))
                .strictPropertyNames(broker.get(STRICT_PROPERTY_NAMES))
                .objectsByReference(broker.get(OBJECTS_BY_REFERENCE))
                .jmx(broker.get(JMX));
        String trusted = broker.get(TRUSTED_CLASSES);
        return trusted.isBlank() ? builder : builder.trustedClasses(trusted.split(",", -1));
    }

    /** Returns those of some options that are the broker's or its destinations', for comparing. */
    static Map<String, String> withoutConnection(Map<String, String> texts) {
        Map<String, String> left = new LinkedHashMap<>(texts);
        left.keySet().removeAll(Set.copyOf(names(CONNECTION)));
        return left;
    }
}
