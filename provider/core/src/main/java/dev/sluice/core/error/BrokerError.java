package dev.sluice.core.error;

/** Why the engine refused. */
public enum BrokerError {
    /** x. */
    CLOSED
}
