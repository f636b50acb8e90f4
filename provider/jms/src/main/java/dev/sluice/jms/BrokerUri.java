package dev.sluice.jms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * A broker's address, {@code vm://name?option=value&option=value}.
 *
 * @param name the broker's name
 * @param options options of the broker and its destinations, and of connections, by name
 */
record BrokerUri(String name, Map<String, String> options) {
    static final String SCHEME = "vm://";

    static BrokerUri parse(String uri) {
        if (!uri.startsWith(SCHEME)) {
            throw malformed(uri, "it does not begin with vm://");
        }
        int question = uri.indexOf('?');
        String name = uri.substring(SCHEME.length(), question < 0 ? uri.length() : question);
        if (name.isBlank() || name.contains("/")) {
            throw malformed(uri, name.isBlank() ? "the name is missing" : "the name contains a slash");
        }
        return new BrokerUri(name, question < 0 ? Map.of() : options(uri, uri.substring(question + 1)));
    }

    private static Map<String, String> options(String uri, String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw malformed(uri, "'" + pair + "' is not of the form option=value");
            }
            String option = decode(uri, pair.substring(0, equals));
            if (options.put(option, decode(uri, pair.substring(equals + 1))) != null) {
                throw malformed(uri, "option '" + option + "' is given twice");
            }
        }
        return options;
    }

    private static String decode(String uri, String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed(uri, "'" + text + "' is not encoded as it should be");
        }
    }

    private static BrokerException malformed(String uri, String why) {
        return new BrokerException(
                BrokerError.CONFIGURATION,
                "'" + uri + "' is not the address of a broker: " + why
                        + ". Write vm://name or vm://name?option=value&option=value. Nothing was started.");
    }
}
