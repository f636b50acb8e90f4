package dev.sluice.jms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * A broker's address, {@code vm://name?option=value&option=value}. The name is taken as it is; options and values are
 * percent-decoded as UTF-8, and a {@code +} is a plus.
 *
 * @param name the broker's name
 * @param options options of the broker and its destinations, and of connections, by name, in order; cannot be changed
 */
record BrokerUri(String name, Map<String, String> options) {
    static final String SCHEME = "vm://";

    /**
     * Reads an address.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if it is malformed
     */
    static BrokerUri parse(String uri) {
        if (!uri.startsWith(SCHEME)) {
            throw malformed(uri, "it does not begin with vm://");
        }
        int question = uri.indexOf('?');
        String name = uri.substring(SCHEME.length(), question < 0 ? uri.length() : question);
        if (name.isBlank()) {
            throw malformed(uri, "the name is missing");
        }
        if (name.contains("/")) {
            throw malformed(uri, "the name contains a slash");
        }
        // Names match exactly, so a space at the end of a line of a properties file would be another broker.
        if (!name.equals(name.strip())) {
            throw malformed(uri, "there is white space around the name");
        }
        return new BrokerUri(name, question < 0 ? Map.of() : options(uri, uri.substring(question + 1)));
    }

    /**
     * Refuses a name that no address can contain.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if it is such a name
     */
    static void checkName(String name) {
        if (name.contains("?")) {
            throw malformed(SCHEME + name, "the name contains a question mark");
        }
        parse(SCHEME + name);
    }

    private static Map<String, String> options(String uri, String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw malformed(uri, "'" + pair + "' is not of the form option=value");
            }
            String text = pair.substring(0, equals);
            String option = decode(uri, text, "option '" + text + "'");
            String value = decode(uri, pair.substring(equals + 1), "the value of option '" + option + "'");
            if (options.put(option, value) != null) {
                throw malformed(uri, "option '" + option + "' is given twice");
            }
        }
        return Collections.unmodifiableMap(options);
    }

    private static String decode(String uri, String text, String what) {
        try {
            // The decoder is for HTML forms, where a plus is a space. Here it is a plus.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed(uri, what + " is not percent-encoded correctly; write a percent sign as %25");
        }
    }

    /** Says what is wrong, but does not repeat the options: a password may be among them. */
    private static BrokerException malformed(String uri, String why) {
        int question = uri.indexOf('?');
        String shown = question < 0 ? uri : uri.substring(0, question) + "?...";
        return new BrokerException(
                BrokerError.CONFIGURATION,
                "'" + shown + "' is not the address of a broker: " + why
                        + ". Write vm://name or vm://name?option=value&option=value. Nothing was started.");
    }

    /** Leaves the options out: a password may be among them. */
    @Override
    public String toString() {
        return SCHEME + name;
    }
}
