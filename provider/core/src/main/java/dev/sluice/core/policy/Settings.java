package dev.sluice.core.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerException;

/**
 * Some options with values; those left out have their defaults, or what a less specific pattern says.
 *
 * <p>Immutable. Two are equal if they set the same options to equal values.
 */
public final class Settings {
    /** Nothing set. */
    public static final Settings NONE = new Settings(Map.of());

    private final Map<Option<?>, Object> values;

    private Settings(Map<Option<?>, Object> values) {
        this.values = values;
    }

    /**
     * Returns these settings with one more.
     *
     * @throws BrokerException {@link dev.sluice.core.error.BrokerError#CONFIGURATION} if the value is not legal
     */
    public <T> Settings with(Option<T> option, T value) {
        return plus(option, option.check(value));
    }

    /**
     * Returns these settings with one more, given as text.
     *
     * @throws BrokerException {@link dev.sluice.core.error.BrokerError#CONFIGURATION} if the value is not legal
     */
    public Settings withText(Option<?> option, String text) {
        return plus(option, option.parse(text));
    }

    private Settings plus(Option<?> option, Object value) {
        Map<Option<?>, Object> more = new LinkedHashMap<>(values);
        more.put(option, value);
        return new Settings(more);
    }

    /** Returns these settings, and where they say nothing, the others'. */
    public Settings orElse(Settings others) {
        if (others.values.isEmpty()) {
            return this;
        }
        Map<Option<?>, Object> all = new LinkedHashMap<>(others.values);
        all.putAll(values);
        return new Settings(all);
    }

    /** Returns the value of an option, or its default. */
    @SuppressWarnings("unchecked") // put in only with the option's own type
    public <T> T get(Option<T> option) {
        return (T) values.getOrDefault(option, option.defaultValue());
    }

    /** Returns whether a value was set. */
    public boolean has(Option<?> option) {
        return values.containsKey(option);
    }

    /** Returns what was set, by name, as text that makes the same settings again; in order, and not to be changed. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.keySet().forEach(option -> texts.put(option.name(), text(option)));
        return Collections.unmodifiableMap(texts);
    }

    private <T> String text(Option<T> option) {
        return option.write(get(option));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && values.equals(settings.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
