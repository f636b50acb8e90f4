package dev.sluice.core.error;

import org.jspecify.annotations.Nullable;

/** The one exception the engine throws. Its {@linkplain #error() code} says why, its message what, which, and what next. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final BrokerError error;

    /**
     * Creates an exception without a cause.
     *
     * @param error why the engine refused
     * @param message what happened, to which object, and what to do about it
     */
    public BrokerException(BrokerError error, String message) {
        this(error, message, null);
    }

    /**
     * Creates an exception.
     *
     * @param error why the engine refused
     * @param message what happened, to which object, and what to do about it
     * @param cause what led to it, or null
     */
    public BrokerException(BrokerError error, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    /** Returns why the engine refused. */
    public BrokerError error() {
        return error;
    }
}
