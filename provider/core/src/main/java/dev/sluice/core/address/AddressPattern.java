package dev.sluice.core.address;

import java.util.Arrays;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * A name in which {@code *} stands for one level and a final {@code >} for one or more. {@code orders.*} matches
 * {@code orders.eu}, not {@code orders} and not {@code orders.eu.books}, which {@code orders.>} does match. {@code >}
 * alone matches every name. Elsewhere than as a whole level, the two characters are ordinary.
 *
 * <p>Immutable.
 */
public final class AddressPattern {
    private final String text;
    private final String[] levels;
    private final boolean openEnded;

    private AddressPattern(String text) {
        this.text = text;
        String[] all = text.split("\\.", -1);
        this.openEnded = all[all.length - 1].equals(">");
        this.levels = openEnded ? Arrays.copyOf(all, all.length - 1) : all;
    }

    /**
     * Compiles a pattern; a name without wildcards is a pattern that matches itself.
     *
     * @throws BrokerException {@link BrokerError#INVALID_NAME} if it is blank or has {@code >} before the last level
     */
    public static AddressPattern of(String text) {
        if (text.isBlank()) {
            throw new BrokerException(BrokerError.INVALID_NAME, "A destination pattern must not be empty.");
        }
        AddressPattern pattern = new AddressPattern(text);
        for (String level : pattern.levels) {
            if (level.equals(">")) {
                throw new BrokerException(
                        BrokerError.INVALID_NAME,
                        "'" + text
                                + "' is no destination pattern: '>' may only be the last level; use '*' for one level.");
            }
        }
        return pattern;
    }

    /**
     * Compares two patterns: exact names come first, then those with {@code *}, then those with {@code >}; among equals, more
     * levels first.
     */
    public static int mostSpecificFirst(AddressPattern one, AddressPattern other) {
        if (one.openEnded != other.openEnded) {
            return one.openEnded ? 1 : -1;
        }
        if (one.isExact() != other.isExact()) {
            return one.isExact() ? -1 : 1;
        }
        return Integer.compare(other.levels.length, one.levels.length);
    }

    static boolean hasWildcard(String name) {
        for (String level : name.split("\\.", -1)) {
            if (level.equals("*") || level.equals(">")) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a name without wildcards matches. */
    public boolean matches(String name) {
        int from = 0;
        for (int i = 0; i < levels.length; i++) {
            if (from > name.length()) {
                return false;
            }
            int dot = name.indexOf('.', from);
            int to = dot < 0 ? name.length() : dot;
            if (!levels[i].equals("*") && !levelEquals(name, from, to, levels[i])) {
                return false;
            }
            from = to + 1;
        }
        boolean nameGoesOn = from <= name.length();
        return openEnded == nameGoesOn;
    }

    private static boolean levelEquals(String name, int from, int to, String level) {
        return to - from == level.length() && name.startsWith(level, from);
    }

    /** Returns whether every name that the other pattern matches is matched by this one, too. */
    public boolean includes(AddressPattern other) {
        if (other.openEnded && !openEnded) {
            return false;
        }
        boolean deepEnough = openEnded
                ? other.levels.length + (other.openEnded ? 1 : 0) > levels.length
                : other.levels.length == levels.length;
        if (!deepEnough) {
            return false;
        }
        for (int i = 0; i < levels.length; i++) {
            if (!levels[i].equals("*") && !levels[i].equals(other.levels[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether it contains no wildcard, so that it matches one name only. */
    public boolean isExact() {
        return !hasWildcard(text);
    }

    /** Returns the pattern as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
