package dev.sluice.core.engine;

import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.time.BrokerClock;

/**
 * How an in-VM engine is to behave.
 *
 * @param name what it is called in messages to people and names of threads
 * @param clock where it takes the time from
 * @param policies how its destinations behave
 * @param access who may do what
 */
public record EngineConfig(String name, BrokerClock clock, PolicyTable policies, AccessPolicy access) {}
