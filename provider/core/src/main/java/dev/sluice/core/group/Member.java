package dev.sluice.core.group;

/**
 * One of those who share the messages of a queue or of a subscription, as a {@link Balancer} sees it.
 *
 * <p>Threads: to be read while the balancer is being asked, and not later.
 */
public interface Member {
    /** Returns its place in the order in which members were made; never that of another member of the same queue. */
    long number();

    /** Returns what to tell it by: the client id of its connection, or if that has none, the connection's own id. */
    String name();

    /** Returns its weight, {@code consumer.weight}; at least 1. */
    int weight();

    /** Returns how many messages are set aside for it that it has still to ask for. */
    int setAside();

    /** Returns how many messages it was handed and has not settled. */
    int inFlight();
}
