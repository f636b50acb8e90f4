package dev.sluice.core.admin;

import dev.sluice.core.message.Envelope;

/**
 * A message in a queue or subscription at one instant.
 *
 * @param message the message, as it was sent
 * @param attempts how often it has been handed over
 * @param delayed whether it is not due yet, or waits for its redelivery
 */
public record MessageSnapshot(Envelope message, int attempts, boolean delayed) {}
