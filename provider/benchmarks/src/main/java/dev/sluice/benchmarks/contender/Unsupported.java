package dev.sluice.benchmarks.contender;

/** A contender does not do what a scenario asks for. */
public final class Unsupported extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Creates one.
     *
     * @param message what it does not do
     */
    public Unsupported(String message) {
        super(message);
    }
}
