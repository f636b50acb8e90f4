/** The pending and in-flight deliveries of one queue: order, bounds, hand-over, settlement. */
package dev.sluice.core.queue;
