package dev.sluice.benchmarks.load;

/** A contender has lost, repeated, reordered or refused a message, or is stuck: it gets no figure. */
public final class Faulty extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Creates one.
     *
     * @param message what happened
     */
    public Faulty(String message) {
        super(message);
    }

    /**
     * Creates one.
     *
     * @param message what happened
     * @param cause why
     */
    public Faulty(String message, Throwable cause) {
        super(message, cause);
    }
}
