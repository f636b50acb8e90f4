package dev.sluice.core.selector;

import java.util.Locale;

/**
 * Reads numeric literals, which are those of the Java language (Jakarta Messaging 3.1, section 3.8.1.1): decimal,
 * hexadecimal, octal and binary integers with underscores and suffix {@code L}; decimal and hexadecimal floating-point
 * numbers with suffix {@code F} or {@code D}.
 *
 * <p>Like in Java, an integer is an {@code int} if it has no suffix and fits, and hexadecimal, octal and binary ones are
 * two's complement: {@code 0xFFFFFFFF} is -1. Unlike in Java, one that does not fit an {@code int} is a {@code long} also
 * without the suffix, for the standard asks for the range of {@code long}.
 */
final class Numeral {
    private static final long UNSIGNED_INT_MAX = 0xFFFF_FFFFL;

    private Numeral() {}

    /**
     * Returns the number as an Integer, Long, Float or Double.
     *
     * @param text the literal in ASCII
     * @param negated whether a minus stands before it; the smallest int and long exist only with one
     * @throws NumberFormatException with a message that says why it is no number, without a full stop
     */
    static Number parse(String text, boolean negated) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean hexadecimal = lower.startsWith("0x");
        checkUnderscores(lower, hexadecimal ? 16 : 10);
        String digits = lower.replace("_", "");
        if (hexadecimal) {
            return digits.indexOf('p') < 0 ? bits(text, digits, 2, 16, negated) : floating(text, digits, negated);
        }
        if (digits.startsWith("0b")) {
            return bits(text, digits, 2, 2, negated);
        }
        if (digits.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'f' || c == 'd')) {
            return floating(text, digits, negated);
        }
        boolean octal = digits.startsWith("0") && isLongerThanOneDigit(digits);
        return octal ? bits(text, digits, 1, 8, negated) : decimal(text, digits, negated);
    }

    private static void checkUnderscores(String text, int radix) {
        for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
            boolean afterDigit = text.charAt(i - 1) == '_' || Character.digit(text.charAt(i - 1), radix) >= 0;
            boolean beforeDigit = i + 1 < text.length()
                    && (text.charAt(i + 1) == '_' || Character.digit(text.charAt(i + 1), radix) >= 0);
            if (!afterDigit || !beforeDigit) {
                throw notANumber(text);
            }
        }
    }

    private static boolean isLongerThanOneDigit(String digits) {
        return digits.length() > 1 && Character.digit(digits.charAt(1), 10) >= 0;
    }

    private static Number decimal(String text, String digits, boolean negated) {
        long magnitude = magnitude(text, digits, 0, 10);
        // The magnitude is unsigned: that of the smallest long reads as the smallest long, larger ones as negative too.
        if (magnitude < 0 && !(negated && magnitude == Long.MIN_VALUE)) {
            throw outOfRange(text, "long");
        }
        return narrowed(negated ? -magnitude : magnitude, digits);
    }

    private static Number narrowed(long value, String digits) {
        boolean fits = value == (int) value && !digits.endsWith("l");
        return fits ? (Number) (int) value : (Number) value;
    }

    private static Number bits(String text, String digits, int from, int radix, boolean negated) {
        long bits = magnitude(text, digits, from, radix);
        if (digits.endsWith("l") || Long.compareUnsigned(bits, UNSIGNED_INT_MAX) > 0) {
            return negated ? -bits : bits;
        }
        return negated ? -(int) bits : (int) bits;
    }

    private static long magnitude(String text, String digits, int from, int radix) {
        int to = digits.endsWith("l") ? digits.length() - 1 : digits.length();
        boolean allDigits = from < to;
        for (int i = from; i < to; i++) {
            allDigits &= Character.digit(digits.charAt(i), radix) >= 0;
        }
        if (!allDigits) {
            throw notANumber(text);
        }
        try {
            return Long.parseUnsignedLong(digits, from, to, radix);
        } catch (NumberFormatException e) {
            throw outOfRange(text, "long");
        }
    }

    private static Number floating(String text, String digits, boolean negated) {
        boolean single = digits.endsWith("f");
        double value;
        try {
            value = single ? Float.parseFloat(digits) : Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw notANumber(text);
        }
        if (Double.isInfinite(value) || (value == 0 && !isZero(digits))) {
            throw outOfRange(text, single ? "float" : "double");
        }
        double signed = negated ? -value : value;
        return single ? (Number) (float) signed : (Number) signed;
    }

    /** Returns whether all digits before the exponent or suffix are zero, so that zero is meant and not the result of rounding. */
    private static boolean isZero(String digits) {
        boolean hexadecimal = digits.startsWith("0x");
        String endsMantissa = hexadecimal ? "p" : "efd";
        for (int i = hexadecimal ? 2 : 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (endsMantissa.indexOf(c) >= 0) {
                return true;
            }
            if (c != '0' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static NumberFormatException notANumber(String text) {
        return new NumberFormatException(Fault.shortened(text) + " is not a number of the Java language");
    }

    private static NumberFormatException outOfRange(String text, String type) {
        return new NumberFormatException(Fault.shortened(text) + " is out of the range of " + type);
    }
}
