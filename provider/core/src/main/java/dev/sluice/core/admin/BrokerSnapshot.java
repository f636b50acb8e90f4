package dev.sluice.core.admin;

import java.time.Instant;

import dev.sluice.core.pacing.Pacers;

/**
 * A broker as a whole. The figures of its queues and subscriptions are taken one after the other.
 *
 * @param name what it is called
 * @param at when, by its clock
 * @param running whether it takes connections
 * @param connections connections there are
 * @param queues queues there are
 * @param topics topics there are
 * @param subscriptions subscriptions there are
 * @param consumers consumers there are
 * @param withoutSubscriber messages sent to topics that nobody wanted
 * @param depth what is in its queues and subscriptions
 * @param pacing what those of its producers that pace themselves have done
 * @param totals what has happened in its queues and subscriptions, those included that have ended, and the duplicates that
 *     its topics have dropped
 */
public record BrokerSnapshot(
        String name,
        Instant at,
        boolean running,
        int connections,
        int queues,
        int topics,
        int subscriptions,
        int consumers,
        long withoutSubscriber,
        Depth depth,
        Pacers.Totals pacing,
        Totals totals) {}
