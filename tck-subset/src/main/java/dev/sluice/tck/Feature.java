package dev.sluice.tck;

/** Parts of the standard that a provider may leave out. */
public enum Feature {
    /** Distributed transactions (section 11.3). */
    XA,
    /** Connection consumers (section 11.2). */
    CONNECTION_CONSUMER,
    /** The correlation id as bytes (section 3.4.5). */
    CORRELATION_ID_AS_BYTES
}
