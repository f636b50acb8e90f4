/** Who is compared: providers of the messaging API, and bare queues. */
@NullMarked
package dev.sluice.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
