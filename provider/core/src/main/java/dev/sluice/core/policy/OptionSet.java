package dev.sluice.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * The options that may stand in one place, found by their names.
 *
 * <p>Immutable.
 */
public final class OptionSet {
    private final List<Option<?>> options;

    private OptionSet(List<Option<?>> options) {
        this.options = options;
    }

    /** Returns the set of several lists of options, in their order. */
    @SafeVarargs
    public static OptionSet of(List<Option<?>>... lists) {
        List<Option<?>> all = new ArrayList<>();
        for (List<Option<?>> list : lists) {
            all.addAll(list);
        }
        return new OptionSet(List.copyOf(all));
    }

    /** Returns the option of a name, or null if there is none. */
    public @Nullable Option<?> find(String name) {
        for (Option<?> option : options) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        return null;
    }

    /** Returns their names. */
    public List<String> names() {
        return options.stream().map(Option::name).toList();
    }

    /**
     * Says that there is no such option, and which is nearest or which there are.
     *
     * @param typed what was taken for an option
     * @param where what follows its name, for example {@code " of destination 'orders'"}
     * @return a sentence without its full stop
     */
    public String unknown(String typed, String where) {
        String nearest = Nearest.suggestion(typed, names());
        return "Unknown option '" + typed + "'" + where
                + (nearest.isEmpty() ? "; the options are " + String.join(", ", names()) : nearest);
    }

    /**
     * Reads options that are given as text, by name.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if one is unknown, or has an illegal value
     */
    public Settings read(Map<String, String> texts) {
        Settings settings = Settings.NONE;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Option<?> option = find(text.getKey());
            if (option == null) {
                throw new BrokerException(BrokerError.CONFIGURATION, unknown(text.getKey(), "") + ".");
            }
            settings = settings.withText(option, text.getValue());
        }
        return settings;
    }
}
