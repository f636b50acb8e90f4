package dev.sluice.core.engine;

/** What a connection has opened and closes with itself: a sender, a receiver, or who begins transactions. */
interface Child {
    /** Ends it. Closing twice does nothing. */
    void close();
}
