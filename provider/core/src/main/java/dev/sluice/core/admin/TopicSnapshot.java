package dev.sluice.core.admin;

import java.util.List;

import dev.sluice.core.address.Address;

/**
 * A topic and its subscriptions. The figures of each subscription belong together; those of several are taken one after
 * the other.
 *
 * @param address its name
 * @param temporary whether it lives and dies with a connection
 * @param paused whether its subscriptions, those to come included, are kept from delivering
 * @param published messages that were sent to it, those included that nobody wanted
 * @param withoutSubscriber messages that nobody wanted
 * @param duplicates messages that were dropped, because one with their duplicate id had been sent before
 * @param subscriptions those that get its messages now, oldest first; one to several topics is in each
 */
public record TopicSnapshot(
        Address address,
        boolean temporary,
        boolean paused,
        long published,
        long withoutSubscriber,
        long duplicates,
        List<QueueSnapshot> subscriptions) {
    /** Returns what is in its subscriptions together. */
    public Depth depth() {
        return subscriptions.stream().map(QueueSnapshot::depth).reduce(Depth.NONE, Depth::plus);
    }

    /** Returns what has happened in those of its subscriptions that there are now. */
    public Totals totals() {
        return subscriptions.stream().map(QueueSnapshot::totals).reduce(Totals.NONE, Totals::plus);
    }
}
