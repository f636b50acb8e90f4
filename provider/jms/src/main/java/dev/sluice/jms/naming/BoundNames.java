package dev.sluice.jms.naming;

import java.util.List;
import javax.naming.NameNotFoundException;

import dev.sluice.core.policy.Nearest;

/**
 * All names that properties bind, for telling somebody who looked for another one.
 *
 * @param names in full
 */
record BoundNames(List<String> names) {
    private static final int MOST_SHOWN = 20;

    /** Returns the exception that says that there is no such name, and which there are. */
    NameNotFoundException missing(String fullName) {
        return new NameNotFoundException("There is no '" + fullName + "'" + Nearest.suggestion(fullName, names)
                + ". Bound are " + shown()
                + "; any destination is found as dynamicQueues/NAME or dynamicTopics/NAME.");
    }

    private String shown() {
        String first = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
        return names.size() <= MOST_SHOWN ? first : first + " and " + (names.size() - MOST_SHOWN) + " more";
    }
}
