package dev.sluice.core.policy;

import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_QUEUE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import dev.sluice.core.error.BrokerException;

/**
 * Which settings hold for which destinations and subscriptions. Where several {@linkplain PolicyPattern patterns} match, each
 * option is taken from the most specific one that sets it, and of equals from the one declared later.
 *
 * <p>Immutable.
 */
public final class PolicyTable {
    /** No settings for any destination. */
    public static final PolicyTable EMPTY = new PolicyTable(Map.of());

    private final Map<String, Settings> byPattern;
    private final List<Row> mostSpecificFirst;

    /** What the options say, the default included. */
    private final Set<String> deadLetterQueues = new LinkedHashSet<>();

    private record Row(PolicyPattern pattern, Settings settings, int declared) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int bySpecificity = PolicyPattern.mostSpecificFirst(pattern, other.pattern);
            return bySpecificity != 0 ? bySpecificity : Integer.compare(other.declared, declared);
        }
    }

    private PolicyTable(Map<String, Settings> byPattern) {
        this.byPattern = byPattern;
        List<Row> rows = new ArrayList<>();
        deadLetterQueues.add(DEAD_LETTER_QUEUE.defaultValue());
        for (Map.Entry<String, Settings> each : byPattern.entrySet()) {
            rows.add(new Row(PolicyPattern.of(each.getKey()), each.getValue(), rows.size()));
            deadLetterQueues.add(each.getValue().get(DEAD_LETTER_QUEUE));
        }
        Collections.sort(rows);
        this.mostSpecificFirst = List.copyOf(rows);
    }

    /**
     * Returns a table with these settings on top of what it says for the same pattern.
     *
     * @param pattern as {@link PolicyPattern#of} takes it
     * @throws BrokerException if it is no pattern, or is one of subscriptions and an option is for whole topics only
     */
    public PolicyTable with(String pattern, Settings settings) {
        PolicyPattern.of(pattern).checkCanHave(settings);
        Map<String, Settings> more = new LinkedHashMap<>(byPattern);
        Settings before = more.remove(pattern);
        more.put(pattern, before == null ? settings : settings.orElse(before));
        return new PolicyTable(more);
    }

    /** Returns a table with everything another one says on top of this. */
    public PolicyTable with(PolicyTable more) {
        PolicyTable all = this;
        for (Map.Entry<String, Settings> row : more.byPattern.entrySet()) {
            all = all.with(row.getKey(), row.getValue());
        }
        return all;
    }

    /** Returns whether a queue of this name takes dead letters, by the default or by the settings of any destination. */
    public boolean isDeadLetterQueue(String name) {
        for (String option : deadLetterQueues) {
            if (DestinationPolicy.DeadLetterPolicy.mayBeNamed(name, option)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the settings that hold for the destination of a name. */
    public Settings settingsFor(String name) {
        return settingsWhere(pattern -> pattern.matches(name));
    }

    /** Returns the settings that hold for the subscription of a name to the topic of a name. */
    public Settings settingsFor(String topic, String subscription) {
        return settingsWhere(pattern -> pattern.matches(topic, subscription));
    }

    private Settings settingsWhere(Predicate<PolicyPattern> matches) {
        Settings settings = Settings.NONE;
        for (Row row : mostSpecificFirst) {
            if (matches.test(row.pattern)) {
                settings = settings.orElse(row.settings);
            }
        }
        return settings;
    }
}
