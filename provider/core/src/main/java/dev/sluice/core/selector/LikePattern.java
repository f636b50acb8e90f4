package dev.sluice.core.selector;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The pattern of a LIKE (Jakarta Messaging 3.1, section 3.8.1.1): {@code _} stands for one character, {@code %} for any
 * number of them, line ends included; all others stand for themselves.
 *
 * <p>A character is a Unicode code point, so that {@code _} matches a whole one outside the basic plane. What follows the
 * escape character stands for itself, also if it is not special.
 *
 * <p>Matching goes back only to the last {@code %} seen, never further: the time is at most the product of both lengths,
 * and near the length of the text in practice.
 */
final class LikePattern {
    /** Stands for an escape character where there is none. */
    static final int NO_ESCAPE = -1;

    private static final int ANY_ONE = -1;
    private static final int ANY_RUN = -2;

    /** Code points, {@link #ANY_ONE} and {@link #ANY_RUN}; never two runs in sequence. */
    private final int[] elements;

    private LikePattern(int[] elements) {
        this.elements = elements;
    }

    /**
     * Compiles a pattern.
     *
     * @param escape the code point that makes the next one stand for itself, or {@link #NO_ESCAPE}
     * @return null if the pattern ends with an escape character that has nothing to escape
     */
    static @Nullable LikePattern compile(String pattern, int escape) {
        int[] codePoints = pattern.codePoints().toArray();
        int[] elements = new int[codePoints.length];
        int size = 0;
        for (int i = 0; i < codePoints.length; i++) {
            int element;
            if (codePoints[i] != escape) {
                element = unescaped(codePoints[i]);
            } else if (++i < codePoints.length) {
                element = codePoints[i];
            } else {
                return null;
            }
            if (element != ANY_RUN || size == 0 || elements[size - 1] != ANY_RUN) {
                elements[size++] = element;
            }
        }
        return new LikePattern(Arrays.copyOf(elements, size));
    }

    private static int unescaped(int codePoint) {
        return switch (codePoint) {
            case '_' -> ANY_ONE;
            case '%' -> ANY_RUN;
            default -> codePoint;
        };
    }

    /** Returns the only text that matches, or null if there are several. */
    @Nullable
    String onlyMatch() {
        boolean literal = Arrays.stream(elements).allMatch(element -> element >= 0);
        return literal ? new String(elements, 0, elements.length) : null;
    }

    /** Returns whether the whole text matches. */
    boolean matches(String text) {
        int at = 0;
        int element = 0;
        int retryElement = -1;
        int retryAt = 0;
        while (at < text.length()) {
            if (element < elements.length && elements[element] == ANY_RUN) {
                if (++element == elements.length) {
                    return true;
                }
                retryElement = element;
                retryAt = at;
            } else if (element < elements.length && matchesOne(elements[element], text.codePointAt(at))) {
                element++;
                at = next(text, at);
            } else if (retryElement >= 0) {
                // Let the last run take one character more.
                retryAt = next(text, retryAt);
                at = retryAt;
                element = retryElement;
            } else {
                return false;
            }
        }
        return element == elements.length || (element == elements.length - 1 && elements[element] == ANY_RUN);
    }

    private static boolean matchesOne(int element, int codePoint) {
        return element == codePoint || element == ANY_ONE;
    }

    private static int next(String text, int at) {
        return at + Character.charCount(text.codePointAt(at));
    }
}
