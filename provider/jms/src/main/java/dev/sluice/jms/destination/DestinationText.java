package dev.sluice.jms.destination;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.jms.InvalidDestinationRuntimeException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * The text of a destination and what it says: {@code name} or {@code name?key=value&key=value}. Keys and values are
 * percent-decoded as UTF-8; the name is taken as it is. A {@code +} is a plus.
 *
 * @param text as it was given
 * @param address the name in front of the options
 * @param options in order; cannot be changed
 */
record DestinationText(String text, Address address, Map<String, String> options) {

    static DestinationText of(Address address) {
        return new DestinationText(address.name(), address, Map.of());
    }

    /**
     * Reads a text.
     *
     * @throws InvalidDestinationRuntimeException if it is null or malformed
     */
    static DestinationText parse(DestinationKind kind, @Nullable String text) {
        try {
            return parseOrRefuse(kind, text);
        } catch (BrokerException e) {
            throw new InvalidDestinationRuntimeException(
                    e.getMessage(), e.error().name(), e);
        }
    }

    private static DestinationText parseOrRefuse(DestinationKind kind, @Nullable String text) {
        if (text == null) {
            throw new BrokerException(BrokerError.INVALID_NAME, "The name of a destination must not be null.");
        }
        int mark = text.indexOf('?');
        if (mark < 0) {
            return new DestinationText(text, kind.address(text), Map.of());
        }
        return new DestinationText(
                text, kind.address(text.substring(0, mark)), options(text, text.substring(mark + 1)));
    }

    private static Map<String, String> options(String text, String pairs) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : pairs.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw malformed(text, "'" + pair + "' is not of the form key=value", null);
            }
            String key = decode(text, pair.substring(0, equals));
            if (options.putIfAbsent(key, decode(text, pair.substring(equals + 1))) != null) {
                throw malformed(text, "'" + key + "' is given twice", null);
            }
        }
        return Collections.unmodifiableMap(options);
    }

    private static String decode(String text, String part) {
        try {
            // The decoder is for HTML forms, where a plus is a space. Here it is a plus.
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed(text, "'" + part + "' is not percent-encoded correctly; write a percent sign as %25", e);
        }
    }

    private static BrokerException malformed(String text, String why, @Nullable Throwable cause) {
        return new BrokerException(
                BrokerError.INVALID_NAME,
                "The options of destination '" + text + "' cannot be read: " + why + ".",
                cause);
    }
}
