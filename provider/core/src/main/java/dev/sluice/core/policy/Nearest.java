package dev.sluice.core.policy;

import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Finds what somebody meant who has mistyped a name. */
public final class Nearest {
    private Nearest() {}

    /** Returns {@code " (did you mean 'x'?)"} for the known name that is nearest, or nothing if none is near. */
    public static String suggestion(String typed, Collection<String> known) {
        String nearest = nearest(typed, known);
        return nearest == null ? "" : " (did you mean '" + nearest + "'?)";
    }

    private static @Nullable String nearest(String typed, Collection<String> known) {
        String nearest = null;
        int least = Math.max(2, typed.length() / 3) + 1;
        for (String name : known) {
            int distance = distance(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest;
    }

    /** How many characters must be put in, taken out or replaced to make one of the other. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[b.length()];
    }
}
