package dev.sluice.core.policy;

import java.util.Map;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * The options that may follow the name of a destination, for whoever uses it: {@code orders?consumer.weight=3}. The same name
 * may serve consumers and producers, so each finds the options of the other there, and leaves them alone.
 */
public final class NameOptions {
    private static final OptionSet KNOWN = OptionSet.of(ConsumerOptions.ALL, ProducerOptions.ALL);

    private NameOptions() {}

    /**
     * Reads them.
     *
     * @param texts by name, as they were given
     * @return settings of {@link ConsumerOptions} and {@link ProducerOptions}
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if one is unknown, naming the nearest known, or has an illegal
     *     value
     */
    public static Settings read(Map<String, String> texts) {
        return texts.isEmpty() ? Settings.NONE : KNOWN.read(texts);
    }
}
