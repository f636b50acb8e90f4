package dev.sluice.core.engine;

/** What an engine may or may not offer. An engine refuses what it lacks when the object is created, never later. */
public enum Capability {
    /** Strict order of ten priorities. */
    PRIORITIES,
    /** Messages that are delivered later. */
    DELIVERY_DELAY,
    /** Messages that expire. */
    EXPIRY,
    /** Selectors on queues and subscriptions. */
    SELECTORS,
    /** Looking at the messages of a queue. */
    BROWSING,
    /** Temporary queues and topics. */
    TEMPORARY_DESTINATIONS,
    /** Durable subscriptions. */
    DURABLE_SUBSCRIPTIONS,
    /** Subscriptions with several receivers. */
    SHARED_SUBSCRIPTIONS,
    /** Patterns and composites. */
    WILDCARDS,
    /** Sends and settlements in one unit. */
    TRANSACTIONS,
    /** Units in two phases. */
    TWO_PHASE_TRANSACTIONS,
    /** Messages survive the process. */
    PERSISTENCE
}
