package dev.sluice.core.engine;

/** What a connection has opened and closes with itself: a sender or a receiver. */
interface Child {
    /** Ends it. Closing twice does nothing. */
    void close();
}
