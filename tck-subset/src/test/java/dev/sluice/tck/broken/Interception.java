package dev.sluice.tck.broken;

/** What the provider does when a method of one of its objects is called. */
@FunctionalInterface
interface Interception {
    /** Does nothing but what was called for. */
    Interception NONE = Call::proceed;

    /** Answers a call. */
    Object answer(Call call) throws Throwable;
}
