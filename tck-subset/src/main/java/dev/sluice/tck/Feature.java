package dev.sluice.tck;

/** Parts of the standard that a provider may leave out. */
public enum Feature {
    /** Distributed transactions (section 11.3). */
    XA("distributed transactions"),

    /** Connection consumers (section 11.2). */
    CONNECTION_CONSUMER("connection consumers"),

    /** The correlation id as bytes (section 3.4.5). */
    CORRELATION_ID_AS_BYTES("correlation ids as bytes");

    private final String words;

    Feature(String words) {
        this.words = words;
    }

    /** Returns what it is called in reports. */
    @Override
    public String toString() {
        return words;
    }
}
