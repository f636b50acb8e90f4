package dev.sluice.core.pacing;

/** Told when senders are slowed down. */
@FunctionalInterface
public interface PacingListener {
    /**
     * The pace of a sender has changed. Called without locks, on the thread that has sent; it must not block. What it throws
     * is logged and has no effect.
     */
    void paceChanged(PaceChange change);
}
