/** Sample: a publisher that feels how slow its subscriber is, and slows down. */
@NullMarked
package dev.sluice.samples.backpressure;

import org.jspecify.annotations.NullMarked;
