package dev.sluice.benchmarks.load;

/** Sends numbered messages. Threads: one at a time. */
@FunctionalInterface
public interface Source {
    /**
     * Sends a message.
     *
     * @param number its number; they go up by one, without end
     * @throws Exception if it cannot be sent
     */
    void send(long number) throws Exception;
}
