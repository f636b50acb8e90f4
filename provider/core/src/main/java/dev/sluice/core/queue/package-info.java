/** The pending and in-flight deliveries of one queue: order, bounds, hand-over, settlement. */
@NullMarked
package dev.sluice.core.queue;

import org.jspecify.annotations.NullMarked;
