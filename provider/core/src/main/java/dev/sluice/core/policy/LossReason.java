package dev.sluice.core.policy;

/** Why a message was not delivered. */
public enum LossReason {
    /** It arrived at a full queue whose policy is to drop the newest, or found nothing of lower priority to evict. */
    DROPPED_NEWEST,
    /** It had been pending longest when another arrived at a full queue. */
    DROPPED_OLDEST,
    /** A message of higher priority arrived at a full queue and took its place. */
    EVICTED,
    /** Its time to live ended. */
    EXPIRED,
    /** It was handed over as often as allowed, and not accepted once. */
    MAX_DELIVERIES,
    /** A message with the same duplicate id was sent before. */
    DUPLICATE,
    /** A receiver refused it for good. */
    REJECTED
}
