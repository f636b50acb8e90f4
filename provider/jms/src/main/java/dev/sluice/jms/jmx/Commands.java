package dev.sluice.jms.jmx;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.LossReason;

/** What the beans have in common: nothing of ours gets to a client that may not have our classes. */
final class Commands {
    private Commands() {}

    /** Runs a command; what the broker refuses is refused with an exception of the JDK's. */
    static <T> T run(Supplier<T> command) {
        try {
            return command.get();
        } catch (BrokerException e) {
            throw new IllegalStateException(e.error() + ": " + e.getMessage());
        }
    }

    /** As {@link #run(Supplier)}. */
    static void perform(Runnable command) {
        run(() -> {
            command.run();
            return true;
        });
    }

    static Map<String, Long> byName(Map<LossReason, Long> losses) {
        Map<String, Long> byName = new TreeMap<>();
        losses.forEach((reason, count) -> byName.put(reason.name(), count));
        return byName;
    }
}
