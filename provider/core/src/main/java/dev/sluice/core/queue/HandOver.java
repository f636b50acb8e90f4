package dev.sluice.core.queue;

/**
 * A delivery that was handed over, and which time that was.
 *
 * @param delivery what was handed over
 * @param attempt which hand-over of it, 1 for the first
 */
public record HandOver(QueuedDelivery delivery, int attempt) {}
