package dev.sluice.jms.jmx;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.admin.ConsumerSnapshot;

/**
 * A consumer, in open types.
 *
 * @param id unique among the consumers of all brokers
 * @param connection the name of its connection
 * @param clientId the client id of its connection, or null
 * @param selector which messages it wants, or null for all
 * @param started whether it may receive
 * @param inFlight messages it has and has not acknowledged
 * @param setAside messages that its group keeps for it, and that it has not asked for yet
 * @param keys how many keys are its own, under {@code balancing=KEY} or {@code EXCLUSIVE}
 * @param delivered hand-overs to it
 * @param acknowledged messages it has acknowledged
 */
public record ConsumerView(
        String id,
        String connection,
        @Nullable String clientId,
        @Nullable String selector,
        boolean started,
        int inFlight,
        int setAside,
        int keys,
        long delivered,
        long acknowledged) {
    static ConsumerView of(ConsumerSnapshot consumer) {
        return new ConsumerView(
                consumer.id().id(),
                consumer.id().connection(),
                consumer.id().clientId(),
                consumer.selector(),
                consumer.started(),
                consumer.inFlight(),
                consumer.setAside(),
                consumer.keys(),
                consumer.delivered(),
                consumer.acknowledged());
    }
}
