package dev.sluice.jms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.Option;
import dev.sluice.core.policy.OptionSet;
import dev.sluice.core.policy.PacingPolicy;
import dev.sluice.core.policy.PolicyPattern;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.ProducerOptions;
import dev.sluice.core.policy.Settings;

/**
 * Options given as text, by name: those of the broker, those of destinations — {@code capacity} for all,
 * {@code destination.orders.>.capacity} for some, {@code destination.orders.>@archive.capacity} for some subscriptions — and those of connections and their producers. They stand in an address, in
 * a program, or in a file; the words are the same.
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
            "class names or patterns, separated by commas",
            "Classes that object messages may contain beside values and plain collections of the JDK: `com.acme.Order`,"
                    + " `com.acme.*` for a package, `com.acme.**` for those below it as well, `*` for every class there is.");
    static final Option<String> CONFIG = Option.text(
            "config",
            "",
            "classpath:NAME or file:PATH",
            "A properties file with more options of any kind. What stands beside 'config' goes before what is in the file.");

    static final Option<Boolean> JMX = Option.flag(
            "jmx", false, "Whether the broker, its queues, topics and subscriptions are shown as management beans.");

    static final Option<String> CLIENT_ID = Option.text("clientId", "", "The client id of every connection.");
    static final Option<String> USER =
            Option.text("user", "", "The user's name for connections that are made without.");
    static final Option<String> PASSWORD = Option.text("password", "", "The password that belongs to 'user'.");

    /** Options of the broker, in the order of the manual. */
    static final List<Option<?>> BROKER =
            List.of(VIRTUAL_THREADS, STRICT_PROPERTY_NAMES, OBJECTS_BY_REFERENCE, TRUSTED_CLASSES, JMX, CONFIG);
    /** Options of connections, in the order of the manual. */
    static final List<Option<?>> CONNECTION = List.of(CLIENT_ID, USER, PASSWORD);

    private static final OptionSet OF_BROKER = OptionSet.of(BROKER);
    private static final OptionSet OF_CONNECTIONS = OptionSet.of(CONNECTION);
    private static final OptionSet OF_PRODUCERS = OptionSet.of(ProducerOptions.ALL);
    private static final OptionSet OF_DESTINATIONS = OptionSet.of(DestinationOptions.ALL);
    private static final OptionSet ALL = OptionSet.of(BROKER, CONNECTION, ProducerOptions.ALL, DestinationOptions.ALL);

    /** Nothing set. */
    static final BrokerOptions NONE = new BrokerOptions();

    private static final String DESTINATION_PREFIX = "destination.";
    private static final String EVERYTHING = ">";

    private Settings broker = Settings.NONE;
    private Settings connections = Settings.NONE;
    private Settings producers = Settings.NONE;
    private PolicyTable policies = PolicyTable.EMPTY;

    private BrokerOptions() {}

    /**
     * Reads options, and those of the file that they may name.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if one is unknown, naming the nearest known, or has an
     *     illegal value, or options contradict each other
     */
    static BrokerOptions read(Map<String, String> values) {
        List<OptionText> texts = new ArrayList<>();
        String file = values.get(CONFIG.name());
        if (file != null) {
            texts.addAll(OptionFile.read(file));
        }
        // Of two that set the same, the later wins.
        texts.addAll(OptionText.of(values));
        return read(texts);
    }

    /**
     * Reads options, of which a later one goes before an earlier one of the same name.
     *
     * @throws BrokerException as {@link #read(Map)}
     */
    static BrokerOptions read(List<OptionText> texts) {
        BrokerOptions options = new BrokerOptions();
        for (OptionText text : texts) {
            options.readLocated(text);
        }
        // What a producer would refuse later is refused here.
        PacingPolicy.of(options.producers);
        return options;
    }

    private void readLocated(OptionText text) {
        try {
            if (text.name().equals(CONFIG.name()) && !text.place().isEmpty()) {
                throw refused("Option '" + CONFIG + "' cannot stand in a file: one file cannot name another");
            }
            read(text.name(), text.value());
            // What the builder would refuse later is refused here.
            applyTo(SluiceBroker.builder());
        } catch (BrokerException e) {
            throw text.located(e);
        }
    }

    private void read(String key, String text) {
        if (key.startsWith(DESTINATION_PREFIX)) {
            readForDestination(key, text);
            return;
        }
        Option<?> ofBroker = OF_BROKER.find(key);
        Option<?> ofConnections = OF_CONNECTIONS.find(key);
        Option<?> ofProducers = OF_PRODUCERS.find(key);
        Option<?> ofDestinations = OF_DESTINATIONS.find(key);
        if (ofBroker != null) {
            broker = broker.withText(ofBroker, text);
        } else if (ofConnections != null) {
            connections = connections.withText(ofConnections, text);
        } else if (ofProducers != null) {
            producers = producers.withText(ofProducers, text);
        } else if (ofDestinations != null) {
            policies = policies.with(EVERYTHING, Settings.NONE.withText(ofDestinations, text));
        } else {
            throw refused(ALL.unknown(key, ""));
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
        Option<?> option = OF_DESTINATIONS.find(name);
        if (option == null) {
            throw refused(OF_DESTINATIONS.unknown(name, " of destination '" + pattern + "'"));
        }
        policies = policies.with(pattern, Settings.NONE.withText(option, text));
    }

    private static String pattern(String key, String text) {
        try {
            return PolicyPattern.of(text).toString();
        } catch (BrokerException e) {
            throw new BrokerException(
                    BrokerError.CONFIGURATION,
                    "Option '" + key + "' cannot be set: " + e.getMessage() + " Nothing was started.",
                    e);
        }
    }

    private static BrokerException refused(String why) {
        return new BrokerException(BrokerError.CONFIGURATION, why + ". Nothing was started.");
    }

    /** Returns the options of connections. */
    Settings connections() {
        return connections;
    }

    /** Returns the options of producers. */
    Settings producers() {
        return producers;
    }

    /** Returns the value of a text among the options of connections, or null if it is not set, or to nothing. */
    static @Nullable String text(Settings connections, Option<String> option) {
        String value = connections.get(option);
        return value.isEmpty() ? null : value;
    }

    /** Sets a builder's options to these, as far as they are set; but not those of connections and producers. */
    SluiceBroker.Builder applyTo(SluiceBroker.Builder builder) {
        builder.policies(policies);
        if (broker.has(VIRTUAL_THREADS)) {
            builder.virtualThreads(broker.get(VIRTUAL_THREADS));
        }
        if (broker.has(STRICT_PROPERTY_NAMES)) {
            builder.strictPropertyNames(broker.get(STRICT_PROPERTY_NAMES));
        }
        if (broker.has(OBJECTS_BY_REFERENCE)) {
            builder.objectsByReference(broker.get(OBJECTS_BY_REFERENCE));
        }
        if (broker.has(JMX)) {
            builder.jmx(broker.get(JMX));
        }
        String trusted = broker.get(TRUSTED_CLASSES);
        return trusted.isBlank() ? builder : builder.trustedClasses(trusted.split(",", -1));
    }

    /** Returns those of some options that are the broker's or its destinations', for comparing. */
    static Map<String, String> withoutConnection(Map<String, String> texts) {
        Map<String, String> left = new LinkedHashMap<>(texts);
        left.keySet().removeAll(OF_CONNECTIONS.names());
        left.keySet().removeAll(OF_PRODUCERS.names());
        return left;
    }
}
