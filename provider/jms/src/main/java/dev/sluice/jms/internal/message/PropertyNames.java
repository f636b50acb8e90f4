package dev.sluice.jms.internal.message;

import java.util.Set;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.selector.Selector;

/**
 * Which names an application may give to properties (Jakarta Messaging 3.5.1, 3.5.9, 3.5.10):
 *
 * <ul>
 *   <li>Identifiers of the selector language, which are those of Java. Hyphens and dots are allowed behind the first
 *       character too, unless names are strict, because many frameworks send them; a selector cannot name such a
 *       property.
 *   <li>Not the reserved words of the selector language, in any case.
 *   <li>{@code JMSXGroupID}, a String, and {@code JMSXGroupSeq}, an int.
 *   <li>The other {@code JMSX} names of the standard, which the provider sets: what an application gives them is
 *       ignored.
 *   <li>{@code JMS_vendor} names, ours and those of other providers, which frameworks copy from message to message. Those
 *       that tell a sender what became of a message are set by the provider alone.
 *   <li>No other name that begins with {@code JMS}: those are reserved.
 * </ul>
 */
final class PropertyNames {
    /** Set by us on each received message: how often it has been handed over (Jakarta Messaging 3.5.11). */
    static final String DELIVERY_COUNT = "JMSXDeliveryCount";

    static final String GROUP_ID = "JMSXGroupID";
    static final String GROUP_SEQUENCE = "JMSXGroupSeq";

    private static final Set<String> SET_BY_PROVIDER = Set.of(
            ProviderProperties.TAKEN,
            ProviderProperties.DROPPED,
            ProviderProperties.DUPLICATES,
            DELIVERY_COUNT,
            "JMSXUserID",
            "JMSXAppID",
            "JMSXProducerTXID",
            "JMSXConsumerTXID",
            "JMSXRcvTimestamp",
            "JMSXState");

    private static final String CODE = "INVALID_PROPERTY_NAME";

    /** Whether an ASCII character may stand behind the first one of an identifier: names with hyphens are checked each time. */
    private static final boolean[] ASCII_PART = new boolean[128];

    static {
        for (char c = 0; c < ASCII_PART.length; c++) {
            ASCII_PART[c] = Character.isJavaIdentifierPart(c);
        }
    }

    private PropertyNames() {}

    /**
     * Checks a name.
     *
     * @throws IllegalArgumentException if it is null or empty
     * @throws JMSException if it is not allowed
     */
    static String check(@Nullable String name, boolean strict) throws JMSException {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("The name of a property must not be null or empty.");
        }
        if (isOfGroups(name)) {
            return name; // without a look at its letters: all messages of a group have them
        }
        if (!isIdentifier(name, strict)) {
            throw refused(
                    name,
                    strict
                            ? "it must be a Java identifier; with strictPropertyNames=false it may contain '-' and '.'"
                            : "it must begin with a letter and contain letters, digits, '_', '$', '-' and '.' only");
        }
        if (Selector.isReservedWord(name)) {
            throw refused(name, "it is a reserved word of the selector language");
        }
        if (isReservedPrefix(name)) {
            throw refused(name, "names that begin with JMS are reserved for Jakarta Messaging");
        }
        return name;
    }

    /** Returns whether a name that is allowed is so whatever the settings, and means nothing to the standard or to a provider. */
    static boolean isOrdinary(String name) {
        return !isOfStandardOrProvider(name) && isIdentifier(name, true);
    }

    private static boolean isOfStandardOrProvider(String name) {
        return name.startsWith("JMS");
    }

    private static boolean isOfGroups(String name) {
        return name.equals(GROUP_ID) || name.equals(GROUP_SEQUENCE);
    }

    /** Returns whether the provider alone sets this property. */
    static boolean isSetByProvider(String name) {
        return isOfStandardOrProvider(name) && SET_BY_PROVIDER.contains(name);
    }

    /**
     * Returns whether the name is reserved for Jakarta Messaging and none of those that it leaves to us or
     * applications.
     */
    static boolean isReservedPrefix(String name) {
        return isOfStandardOrProvider(name)
                && !name.startsWith("JMS_")
                && !isOfGroups(name)
                && !SET_BY_PROVIDER.contains(name);
    }

    /**
     * Returns the value of a property in the type that the standard gives to it, if it does: it does for groups.
     *
     * @throws MessageFormatException if it cannot be converted
     */
    static @Nullable Object standardValue(String name, @Nullable Object value) throws MessageFormatException {
        if (value == null || !name.startsWith("JMSX")) {
            return value;
        }
        return switch (name) {
            case GROUP_ID -> Conversions.toText(value, Place.PROPERTY, name);
            case GROUP_SEQUENCE -> Conversions.toInt(value, Place.PROPERTY, name);
            default -> value;
        };
    }

    private static boolean isIdentifier(String name, boolean strict) {
        if (!Character.isJavaIdentifierStart(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean part = c < ASCII_PART.length ? ASCII_PART[c] : Character.isJavaIdentifierPart(c);
            if (!part && (strict || (c != '-' && c != '.'))) {
                return false;
            }
        }
        return true;
    }

    private static JMSException refused(String name, String why) {
        return new JMSException("'" + name + "' cannot be the name of a property: " + why + ".", CODE);
    }
}
