package dev.sluice.core.policy;

/** Whether producers slow down by themselves. */
public enum ProducerPacing {
    /** They send as fast as they can. */
    OFF,
    /** They send more slowly on back-pressure, and come back to their pace when there is none. */
    ADAPTIVE
}
