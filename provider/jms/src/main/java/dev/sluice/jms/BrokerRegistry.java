package dev.sluice.jms;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * The brokers that can be found by name, for those who can only configure a string. One registry for each class loader that
 * loads this class.
 *
 * <p>Threads: any.
 */
final class BrokerRegistry {
    private static final Map<String, SluiceBroker> BY_NAME = new ConcurrentHashMap<>();

    private BrokerRegistry() {}

    static @Nullable SluiceBroker find(String name) {
        return BY_NAME.get(name);
    }

    static SluiceBroker findOrCreate(String name, Supplier<SluiceBroker> creation) {
        return BY_NAME.computeIfAbsent(name, unknown -> creation.get());
    }

    static void add(SluiceBroker broker) {
        if (BY_NAME.putIfAbsent(broker.name(), broker) != null) {
            throw new BrokerException(
                    BrokerError.CONFIGURATION,
                    "There is a broker at vm://" + broker.name() + " already; close it, or choose another name.");
        }
    }

    static void remove(SluiceBroker broker) {
        BY_NAME.remove(broker.name(), broker);
    }
}
