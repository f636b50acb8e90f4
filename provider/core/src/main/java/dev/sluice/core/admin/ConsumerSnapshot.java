package dev.sluice.core.admin;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.ConsumerId;

/**
 * A consumer of a queue or subscription at one instant. One that receives from several queues has figures in each.
 *
 * @param id who it is
 * @param selector which messages it wants, or null for all
 * @param started whether it may receive: its connection is started
 * @param inFlight messages it has and has not acknowledged
 * @param setAside messages that its group keeps for it, and that it has not asked for yet
 * @param keys how many keys are its own, under {@code balancing=KEY} or {@code EXCLUSIVE}
 * @param delivered hand-overs to it
 * @param acknowledged messages it has acknowledged
 */
public record ConsumerSnapshot(
        ConsumerId id,
        @Nullable String selector,
        boolean started,
        int inFlight,
        int setAside,
        int keys,
        long delivered,
        long acknowledged) {}
