package dev.sluice.benchmarks.contender;

/**
 * What a scenario asks of a broker beside the API.
 *
 * @param capacity how many messages a queue must be able to hold
 * @param evicts whether a full queue is to make room for a message of higher priority
 */
public record HostNeeds(int capacity, boolean evicts) {
    /** What every broker can do as it comes. */
    public static final HostNeeds NONE = new HostNeeds(0, false);

    /** Returns the need to hold so many messages. */
    public static HostNeeds capacity(int messages) {
        return new HostNeeds(messages, false);
    }

    /** Returns the need to hold so many messages, the most urgent ones. */
    public static HostNeeds evictionAt(int messages) {
        return new HostNeeds(messages, true);
    }
}
