package dev.sluice.benchmarks.contender;

import java.util.Objects;

import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.broker.BrokerService;

/** The other providers. */
public final class Peers {
    private Peers() {}

    /** Returns what they are called, with their versions. */
    public static String versions() {
        return "Artemis " + version(EmbeddedActiveMQ.class) + " and ActiveMQ Classic " + version(BrokerService.class);
    }

    private static String version(Class<?> ofTheProvider) {
        return Objects.requireNonNullElse(ofTheProvider.getPackage().getImplementationVersion(), "of unknown version");
    }
}
