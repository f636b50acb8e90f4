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
 * @param delivered hand-overs to it
 * @param acknowledged messages it has acknowledged
 */
public record ConsumerSnapshot(
        ConsumerId id, @Nullable String selector, boolean started, int inFlight, long delivered, long acknowledged) {}
