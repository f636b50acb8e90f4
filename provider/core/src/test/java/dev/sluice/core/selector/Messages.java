package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.message.PropertyMap;

/** Makes messages from a short notation, and asks selectors about them. */
final class Messages {
    private static final Origin ORIGIN = new Origin("t", new Object(), null);
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\S+?)=('[^']*'|\\S+)\\s*");

    private Messages() {}

    /**
     * Returns a message with properties.
     *
     * @param notation {@code name=value …}, with values like {@code 5} (int), {@code 5L}, {@code 5s} (short), {@code 5b}
     *     (byte), {@code 5.0}, {@code 5f}, {@code 'text'}, {@code TRUE}; or null for none
     */
    static Envelope with(@Nullable String notation) {
        PropertyMap properties = new PropertyMap();
        Matcher assignment = ASSIGNMENT.matcher(notation == null ? "" : notation);
        while (assignment.find()) {
            properties.put(assignment.group(1), value(assignment.group(2)));
        }
        return draft().properties(properties).build();
    }

    /** Returns a message with properties. */
    static Envelope with(Map<String, @Nullable Object> values) {
        PropertyMap properties = new PropertyMap();
        values.forEach(properties::put);
        return draft().properties(properties).build();
    }

    /** Returns a message to be completed. */
    static Envelope.Builder draft() {
        return Envelope.from(ORIGIN, Address.queue("q"));
    }

    private static Object value(String notation) {
        String digits = notation.substring(0, notation.length() - 1);
        return switch (notation.charAt(notation.length() - 1)) {
            case '\'' -> notation.substring(1, notation.length() - 1);
            case 'E' -> Boolean.valueOf(notation);
            case 'L' -> Long.valueOf(digits);
            case 's' -> Short.valueOf(digits);
            case 'b' -> Byte.valueOf(digits);
            case 'f' -> Float.valueOf(digits);
            default -> notation.matches("-?\\d+") ? (Object) Integer.valueOf(notation) : Double.valueOf(notation);
        };
    }

    /** Returns the truth of a selector as it shows from outside: a false one, unlike an unknown one, matches when negated. */
    static Truth truthOf(String selector, Envelope message) {
        boolean matches = Selector.parse(selector).matches(message);
        boolean opposite = Selector.parse("NOT (" + selector + ")").matches(message);
        assertThat(matches && opposite).as("both it and its opposite match").isFalse();
        return matches ? Truth.TRUE : opposite ? Truth.FALSE : Truth.UNKNOWN;
    }
}
