package dev.sluice.core.admin;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A queue or subscription at one instant. All its figures belong together.
 *
 * @param source which
 * @param temporary whether it lives and dies with a connection, or a subscription with its consumers
 * @param selector which messages of its topic it takes, or null for all; null for a queue
 * @param paused whether its consumers are kept from receiving
 * @param depth what is in it
 * @param totals what has happened in it
 * @param consumers who receives from it
 */
public record QueueSnapshot(
        Source source,
        boolean temporary,
        @Nullable String selector,
        boolean paused,
        Depth depth,
        Totals totals,
        List<ConsumerSnapshot> consumers) {}
