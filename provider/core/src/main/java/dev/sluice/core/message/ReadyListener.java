package dev.sluice.core.message;

/** Told when a receiver that watches should ask again. */
@FunctionalInterface
public interface ReadyListener {
    /**
     * There may be something to take. Called outside all locks, on any thread; must not block.
     *
     * @return whether the receiver is going to ask at once; false if it is busy and asks later, so that somebody else who is
     *     free is told as well
     */
    boolean ready();
}
